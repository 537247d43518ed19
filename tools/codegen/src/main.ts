import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './generate.ts';
import { writeGenerated } from './write-generated.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const { values } = parseArgs({
  options: {
    spec: { type: 'string', default: `${repository}openapi/handinger.yaml` },
    out: { type: 'string', default: repository },
  },
});

const files = await generate(values.spec);
await writeGenerated(values.out, files);
console.log(`Wrote ${files.size} files below ${values.out}`);
