import { join } from 'node:path';
import { z } from 'zod';
import { AirbridgeError } from '../error.js';
import { type CalibratedModel, contentHash } from '../legs/calibrate/calibrate.js';
import { ELSEWHERE_FEATURES, FIELD_FEATURES } from '../legs/ends/end-model.js';
import { readText, writeText } from './whole-file.js';

const FILE = 'end-model.json';

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const weightsOf = (features: readonly string[]) =>
  z.strictObject(Object.fromEntries(features.map((name) => [name, z.number()])));

const MODEL_FILE = z.strictObject({
  version: z.string().regex(/^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/, 'a date and eight hex digits are expected'),
  madeFrom: z.array(z.string()).min(1),
  fields: count,
  field: weightsOf(FIELD_FEATURES),
  elsewhere: weightsOf(ELSEWHERE_FEATURES),
  highSlope: z.number(),
  returnOdds: z.number(),
  reliability: z.array(
    z.strictObject({
      source: z.string(),
      hidden: z.string(),
      n: count,
      meanForecast: share,
      shareRight: share,
      low: share,
      high: share,
      named: count,
      namedRight: count,
    }),
  ),
});

/** Where a case keeps the model made for it. */
export const endModelFile = (caseDir: string): string => join(caseDir, FILE);

/**
 * The model of a case; null when it has none, and the one of the package is used.
 *
 * @throws AirbridgeError `model-invalid`, naming the field, when the file is damaged or was changed by hand
 */
export async function readEndModel(caseDir: string): Promise<CalibratedModel | null> {
  const file = endModelFile(caseDir);
  const text = await readText(file).catch((error: Error) => {
    throw invalid(file, '', error.message);
  });
  if (text === null) return null;
  const parsed = MODEL_FILE.safeParse(jsonOf(text, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(file, issue.path.join('.'), issue.message);
  }
  const { field, elsewhere, ...rest } = parsed.data;
  const model = {
    ...rest,
    field: FIELD_FEATURES.map((name) => field[name]),
    elsewhere: ELSEWHERE_FEATURES.map((name) => elsewhere[name]),
  };
  if (model.version.endsWith(contentHash(model))) return model;
  throw invalid(file, 'version', 'it does not go with the rest: something was changed after the calibration');
}

/** Writes the model of a case, weights by name, all or nothing. */
export async function writeEndModel(caseDir: string, model: CalibratedModel): Promise<void> {
  const file = endModelFile(caseDir);
  const named = (names: readonly string[], weights: readonly number[]) =>
    Object.fromEntries(names.map((name, k) => [name, weights[k]]));
  const { version, madeFrom, fields, field, elsewhere, highSlope, returnOdds, reliability } = model;
  const content = {
    version,
    madeFrom,
    fields,
    field: named(FIELD_FEATURES, field),
    elsewhere: named(ELSEWHERE_FEATURES, elsewhere),
    highSlope,
    returnOdds,
    reliability,
  };
  await writeText(file, `${JSON.stringify(content, null, 2)}\n`);
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(file, '', `it is not JSON: ${(cause as Error).message}`);
  }
}

function invalid(file: string, field: string, reason: string): AirbridgeError {
  const where = field === '' ? { file } : { file, field };
  const next = 'Run `airbridge calibrate` again, or remove the file to use the model of the package.';
  return new AirbridgeError('model-invalid', `the model of ends cannot be used: ${reason}`, where, next);
}
