import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * A validator for the dialect that a schema names: draft-07 by default, and 2020-12 where its `$schema` says that or 2019-09, since several
 * schema libraries write them. Unknown keywords and formats are ignored, as the specification asks.
 *
 * @param isChecked The schema is known to be one, so it need not be validated itself, which takes longer than all the rest.
 */
export function createAjv(schema: Record<string, unknown>, isChecked = false): Ajv {
  const Dialect = /2019-09|2020-12/.test(String(schema['$schema'])) ? Ajv2020 : Ajv;
  const ajv = new Dialect({ strict: false, allErrors: true, logger: false, validateSchema: !isChecked });
  addFormats.default(ajv);
  return ajv;
}
