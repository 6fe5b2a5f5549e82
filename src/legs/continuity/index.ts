export { BREAK_KINDS, type Break, type BreakKind } from './break.js';
export { explainHistory, type History, type HistoryLeg, type HistoryReferences } from './history.js';
export { withoutHistory } from './own-end.js';
