/**
 * Every step of the database's history, in order. A step that has been released is never edited; a change is a
 * new file at the end. Each step runs on SQLite and PostgreSQL alike.
 */
import type { Migration } from 'kysely/migration'
import * as core from './0001-core.ts'
import * as delivery from './0002-delivery.ts'
import * as training from './0003-training.ts'
import * as answers from './0004-answers.ts'
import * as announcements from './0005-announcements.ts'
import * as askTheCoach from './0006-ask-the-coach.ts'
import * as nonceLife from './0007-nonce-life.ts'
import * as writtenQuestions from './0008-written-questions.ts'
import * as finishedNews from './0009-finished-news.ts'

export const migrations: Record<string, Migration> = {
  '0001-core': core,
  '0002-delivery': delivery,
  '0003-training': training,
  '0004-answers': answers,
  '0005-announcements': announcements,
  '0006-ask-the-coach': askTheCoach,
  '0007-nonce-life': nonceLife,
  '0008-written-questions': writtenQuestions,
  '0009-finished-news': finishedNews,
}
