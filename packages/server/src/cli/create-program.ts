import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { assets } from '../assets.ts';
import {
  parseHttpUrl,
  parseOrigin,
  parsePort,
  parseTimezone,
  type CreateKeyFlags,
  type DataFlag,
  type StartFlags,
} from '../config.ts';

const dataOption = ['--data <folder>', 'the data folder', '.handinger'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The commands and flags of `handinger-server`. */
export function createProgram(): Command {
  const { version } = JSON.parse(readFileSync(assets.packageJson, 'utf8')) as { version: string };
  const program = new Command('handinger-server')
    .description('The whole Handinger API on one machine.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Run handinger-server --help to see every command and flag.');
  addStart(program);
  addKeys(program);
  addWebhooks(program);
  return program;
}

function addStart(program: Command): void {
  program
    .command('start', { isDefault: true })
    .description('Start the server.')
    .addOption(
      new Option('--port <port>', 'port to listen on; 0 takes a free one').default(4747).argParser(parsePort),
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <folder>', 'folder that keeps the database and the files', '.handinger')
    .option('--memory', 'keep everything in memory instead, until the server stops')
    .option('--key <key>', 'API key to accept, hdg_test_ and up to 200 letters or digits')
    .addOption(
      new Option('--cors-origin <origin>', 'the origin that browsers may call from').argParser(parseOrigin),
    )
    .addOption(
      new Option('--public-url <url>', 'what the addresses in answers begin with').argParser(parseHttpUrl),
    )
    .addOption(
      new Option(
        '--timezone <zone>',
        'time zone of the organizations; without it they keep theirs, UTC at first',
      ).argParser(parseTimezone),
    )
    .option('--model-url <url>', 'base URL of an OpenAI-compatible endpoint, instead of the offline model')
    .option('--model-id <id>', 'model to ask for at that endpoint')
    .option('--model-key <key>', 'API key of that endpoint; or the environment variable HANDINGER_MODEL_KEY')
    .addOption(
      new Option('--log-level <level>', 'what to log, to the standard error')
        .choices(logLevels)
        .default('warn'),
    )
    .option('--json', 'print one line {"url","key","dashboard"} when ready, and nothing else')
    .action(async (flags: StartFlags) => (await import('./start-command.ts')).startCommand(flags));
}

function addKeys(program: Command): void {
  const keys = program
    .command('keys')
    .description('Make, list and revoke API keys. The server must not be running on the data folder.');
  // Loaded when needed: the server behind the commands is large, and a wrong flag should be told at once.
  const commands = () => import('./keys-commands.ts');
  keys
    .command('create')
    .description('Make a key and print it, with its organization and user where they do not exist yet.')
    .requiredOption('--org <id>', 'organization that the key belongs to')
    .requiredOption('--user <id>', 'user whom the key acts for')
    .option('--name <name>', 'what the key is for', '')
    .option(...dataOption)
    .action(async (flags: CreateKeyFlags) => (await commands()).createKeyCommand(flags));
  keys
    .command('list')
    .description('List the keys, without what makes them work.')
    .option(...dataOption)
    .action(async (flags: DataFlag) => (await commands()).listKeysCommand(flags));
  keys
    .command('revoke')
    .description('Revoke a key for good.')
    .argument('<id>', 'the id that the list shows')
    .option(...dataOption)
    .action(async (id: string, flags: DataFlag) => (await commands()).revokeKeyCommand(id, flags));
}

function addWebhooks(program: Command): void {
  program
    .command('webhooks')
    .description('Look after webhook deliveries. The server may be running on the data folder, or not.')
    .command('resend')
    .description(
      'Make one more attempt at a delivery now, and say how it ended. Ends with 0 when it was delivered.',
    )
    .argument('<execution>', 'the id of an execution, or of its delivery')
    .option(...dataOption)
    .action(async (id: string, flags: DataFlag) =>
      (await import('./webhooks-commands.ts')).resendWebhookCommand(id, flags),
    );
}
