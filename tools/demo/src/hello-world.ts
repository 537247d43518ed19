import Handinger from '@ramensoft/handinger';

const handinger = new Handinger(); // reads HANDINGER_API_KEY from the env

const worker = await handinger.workers.create({
  prompt:
    'Verify or debunk scientific claims by searching peer-reviewed databases like PubMed and arXiv. Summarize the consensus and cite the strongest evidence on each side.',
});

const result = await handinger.tasks.create({
  workerId: worker.id,
  input: 'Humans only use 10% of their brain.',
});

console.log(result.output_text);
console.log(result.structured_output);
