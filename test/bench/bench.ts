/**
 * Measurements by name: `npm run bench -- plans --members 1000`. Without a name it says what there is.
 *
 * Each bench is one file in this folder that runs when it is imported, reads its options from the command line
 * and sets the exit code to 1 when its goal is missed. To add one, write the file and its line here.
 */

const benches: Readonly<Record<string, string>> = {
  answers: 'search in 10,000 passages, and 200 people asking while a broadcast runs',
  broadcast: '10,000 Telegram chats at the permitted pace, beside other ways to do it',
  schedule: '100,000 stored reminders: idle, and 10,000 due in one minute',
  start: 'the idle program with both platforms connected: memory, start, CPU',
  plans: 'a year for 10,000 generated runners: broken rules, milliseconds a lift',
}

const [name] = process.argv.splice(2, 1)
if (name !== undefined && name in benches) await import(`./${name}.ts`)
else {
  const lines = Object.entries(benches).map(([bench, what]) => `  ${bench}  ${what}`)
  console.error(['Which bench? npm run bench -- NAME', ...lines].join('\n'))
  process.exitCode = 1
}
