/**
 * Property tests try the same cases on every machine, so that a run that was green stays green. Others:
 * `SEED=7 npm test`.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_126) })
