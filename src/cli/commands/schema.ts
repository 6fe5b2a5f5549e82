import { Argument } from 'commander';
import { claimsJsonSchema } from '../../claims/index.js';
import { addCommonOptions } from '../options/common.js';
import { writeJsonDocument } from '../output/json.js';
import type { Configure } from './configure.js';

const HELP = `
Prints the JSON Schema (draft 2020-12) of a file that people write, for editors and other programs.

Example:
  airbridge schema claims > claims.schema.json
  # then, as the first line of claims.yaml:
  # yaml-language-server: $schema=claims.schema.json
`;

export const configure: Configure = (command, context) => {
  command.addArgument(new Argument('<file>', 'which file').choices(['claims']));
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async () => await writeJsonDocument(context.stdout, claimsJsonSchema()));
};
