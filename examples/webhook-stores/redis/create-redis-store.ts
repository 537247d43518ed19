import type { ClaimAnswer, DeliveryStore, StoredDelivery } from '@ramensoft/handinger-webhooks/receiver';

/** What the store needs of a client: one of the package `redis`, version 5 or later, has it. */
export interface RedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** What a Redis store can be told. */
export interface RedisStoreOptions {
  /** What every key begins with; `handinger:webhooks:` by default. */
  readonly prefix?: string;
  /** For how long a task is remembered after its last delivery, in milliseconds; three days by default. */
  readonly ttlMs?: number;
}

/** The time of the Redis server, in milliseconds: the clocks of the receivers may differ. */
const now = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/** Ends the script unless the claim is the record's: whoever lost its claim changes nothing. */
const mustHold = `
if redis.call('HGET', key, 'claim') ~= claim then return 0 end`;

const claimScript = `${now}
local key, id, seq, claim, lease, ttl = KEYS[1], 'id:' .. ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], ARGV[5]
local record = redis.call('HMGET', key, 'seq', 'leasedUntil', id)
if tonumber(record[1] or -1) > seq then return 'outdated' end
if record[3] then return 'duplicate' end
if tonumber(record[2] or 0) > now then return 'busy' end
redis.call('HSET', key, 'claim', claim, 'leasedUntil', now + lease)
redis.call('PEXPIRE', key, ttl)
return 'claimed'`;

const extendScript = `${now}
local key, claim, lease, ttl = KEYS[1], ARGV[1], ARGV[2], ARGV[3]${mustHold}
redis.call('HSET', key, 'leasedUntil', now + lease)
redis.call('PEXPIRE', key, ttl)
return 1`;

const completeScript = `
local key, id, seq, claim, ttl = KEYS[1], 'id:' .. ARGV[1], ARGV[2], ARGV[3], ARGV[4]${mustHold}
if tonumber(redis.call('HGET', key, 'seq') or -1) < tonumber(seq) then redis.call('DEL', key) end
redis.call('HDEL', key, 'claim', 'leasedUntil')
redis.call('HSET', key, 'seq', seq, id, 1)
redis.call('PEXPIRE', key, ttl)
return 1`;

const releaseScript = `
local key, claim = KEYS[1], ARGV[1]${mustHold}
redis.call('HDEL', key, 'claim', 'leasedUntil')
return 1`;

/**
 * Keeps one hash a task: `seq`, an `id:…` for each delivery that was completed at that place, and `claim` and `leasedUntil`
 * while one is being handled. Redis runs each script alone, and each touches one key, so that it works on a cluster too.
 */
export function createRedisStore(
  client: RedisClient,
  { prefix = 'handinger:webhooks:', ttlMs = 3 * 86_400_000 }: RedisStoreOptions = {},
): DeliveryStore {
  const run = ({ group }: StoredDelivery, script: string, ...values: (string | number)[]) =>
    client.eval(script, { keys: [prefix + group], arguments: values.map(String) });
  return {
    async claim(delivery) {
      const { id, seq, leaseMs } = delivery;
      const claim = crypto.randomUUID();
      const state = (await run(
        delivery,
        claimScript,
        id,
        seq,
        claim,
        leaseMs,
        ttlMs,
      )) as ClaimAnswer['state'];
      return { state, claim };
    },
    async extend(delivery, claim) {
      await run(delivery, extendScript, claim, delivery.leaseMs, ttlMs);
    },
    async complete(delivery, claim) {
      await run(delivery, completeScript, delivery.id, delivery.seq, claim, ttlMs);
    },
    async release(delivery, claim) {
      await run(delivery, releaseScript, claim);
    },
  };
}
