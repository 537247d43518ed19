/** `npm run bench` runs all; `npm run bench -- client-call import-time` runs those. Each prints ratios from one run. */
import { bundleSize } from './bundle-size.ts';
import { clientCall } from './client-call.ts';
import { dashboardStart } from './dashboard-start.ts';
import { importTime } from './import-time.ts';
import { proxyLatency } from './proxy-latency.ts';
import { reactChunks } from './react-chunks.ts';
import { reactMemory } from './react-memory.ts';
import { reactSize } from './react-size.ts';
import { serverThroughput } from './server-throughput.ts';
import { streamChunks } from './stream-chunks.ts';
import { timeToFirstChunk } from './time-to-first-chunk.ts';
import { uploadMemory } from './upload-memory.ts';
import { webhookDeliveries } from './webhook-deliveries.ts';
import { webhookSize } from './webhook-size.ts';
import { webhookVerification } from './webhook-verification.ts';

const benchmarks = {
  'client-call': clientCall,
  'import-time': importTime,
  'bundle-size': bundleSize,
  'server-throughput': serverThroughput,
  'stream-chunks': streamChunks,
  'time-to-first-chunk': timeToFirstChunk,
  'proxy-latency': proxyLatency,
  'upload-memory': uploadMemory,
  'webhook-verification': webhookVerification,
  'webhook-size': webhookSize,
  'webhook-deliveries': webhookDeliveries,
  'react-chunks': reactChunks,
  'react-memory': reactMemory,
  'react-size': reactSize,
  'dashboard-start': dashboardStart,
};

const all = Object.keys(benchmarks) as (keyof typeof benchmarks)[];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`Unknown benchmark "${unknown.join('", "')}"; there are: ${all.join(', ')}.`);
  process.exitCode = 2;
} else {
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}\n`);
  for (const name of all.filter((one) => asked.length === 0 || asked.includes(one))) {
    console.log(`## ${name}\n`);
    await benchmarks[name]();
    console.log();
  }
}
