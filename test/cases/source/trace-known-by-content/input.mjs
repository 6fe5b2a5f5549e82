import { traceJson } from '../../../source/make.ts';

export default {
  '2025-02-07 my flight.txt': traceJson(),
};
