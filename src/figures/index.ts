export { type EpisodesFigure, type EpisodeTally, episodesFigure } from './episodes.js';
export { type EpochBin, type EpochsFigure, epochsFigure } from './epochs.js';
export type { Figure, FigureNotes } from './notes.js';
export {
  type SpecificationPoint,
  type SpecificationsFigure,
  specificationsFigure,
} from './specifications.js';
export { gradedVisits, type TempoFigures, tempoFigures } from './tempo.js';
export {
  type CoverageStretch,
  type GradedVisit,
  type MonthOfVisits,
  type VisitsFigure,
  visitsFigure,
} from './visits.js';
