import { readUnread, UNREAD_QUERY, type Unread } from '../ledger/queries/unread.js';
import type { OpenCase } from './open-case.js';

/** The query behind {@link problemsAnswer}. */
export const PROBLEMS_SQL = UNREAD_QUERY;

/** What could not be read, or not to its end: nothing of it is in any answer. By path. */
export const problemsAnswer = ({ engine }: OpenCase): Promise<Unread[]> => readUnread(engine);
