// Holds the description against OpenAPI 3.1, and answers against the schemas it gives for them. Every schema is closed first: a member
// that is answered and not described is a fault. Prints one fault a line.
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';

const [documentFile, answersFile] = process.argv.slice(2);
const description = JSON.parse(readFileSync(documentFile, 'utf8'));
const answers = JSON.parse(readFileSync(answersFile, 'utf8'));

const read = await new Validator().validate(structuredClone(description));
if (!read.valid) console.log(`the description: ${JSON.stringify(read.errors).slice(0, 2000)}`);

function close(node) {
  if (node === null || typeof node !== 'object') return;
  for (const inner of Object.values(node)) close(inner);
  if (node.type === 'object' && node.properties && node.additionalProperties === undefined) node.additionalProperties = false;
}

close(description.components.schemas);
const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(description, 'https://arxivlens.test/description', undefined, false);

const escape = (part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
for (const { address, pointer, body } of answers) {
  const schema = { $ref: `https://arxivlens.test/description#/${pointer.map(escape).join('/')}` };
  try {
    const check = ajv.compile(schema);
    if (!check(body)) console.log(`${address}: ${JSON.stringify(check.errors).slice(0, 1000)}`);
  } catch (fault) {
    console.log(`${address}: ${fault.message}`);
  }
}
