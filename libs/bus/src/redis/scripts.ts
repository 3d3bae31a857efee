import { createHash } from "node:crypto";
import { type Redis, ReplyError } from "ioredis";
import type { Entry } from "./entry.ts";

/** Runs a Lua script, which Redis executes as one step. Sends its text only to a server that does not know it. */
export function script<T>(lua: string) {
  const sha = createHash("sha1").update(lua).digest("hex");
  return async (redis: Redis, keys: readonly string[], args: readonly (string | number)[]): Promise<T> => {
    try {
      return (await redis.evalsha(sha, keys.length, ...keys, ...args)) as T;
    } catch (error) {
      if (!(error instanceof ReplyError) || !(error as Error).message.startsWith("NOSCRIPT")) throw error;
      return (await redis.eval(lua, keys.length, ...keys, ...args)) as T;
    }
  };
}

/**
 * Reads a partition for the holder of its lease: what is pending (`from` "0") or new (">").
 * XREADGROUP BLOCK could deliver an event to a former owner, if Redis has not noticed that its read was aborted. The
 * event would then stay pending while later ones are handled. So each read checks the lease in the same step.
 * KEYS lease, stream. ARGV token, group, count, from.
 */
export const readEntries = script<Entry[]>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return redis.error_reply('LEASELOST another member has this partition')
end
local read = redis.call('XREADGROUP', 'GROUP', ARGV[2], 'owner', 'COUNT', ARGV[3], 'STREAMS', KEYS[2], ARGV[4])
if not read then return {} end
return read[1][2]`);

/**
 * Appends events, all or none, to a Redis that still has its memory. In an emptied one they would come before the lost
 * ones.
 * KEYS memory, hint channel, stream... ARGV memory ("" for any), hint, then for each event the place of its
 * stream among the streams, its type and its text.
 */
export const append = script<number>(`
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return redis.error_reply('FORGOTTEN Redis has lost what it had accepted')
end
for i = 3, #ARGV, 3 do
  redis.call('XADD', KEYS[2 + ARGV[i]], '*', 'type', ARGV[i + 1], 'event', ARGV[i + 2])
end
redis.call('PUBLISH', KEYS[2], ARGV[2])
return 1`);

/**
 * A member's sign of life: renews the leases it holds and takes free ones up to its fair share.
 * A lease whose value begins with the member's name belongs to one of its own interrupted runs.
 * KEYS members, lease... ARGV member, lease in ms, token for new leases, "join" or "leave", hint channel, group,
 * then for each lease the member's token, or "" if it does not hold it.
 * Returns its share, then for each lease the token it now has there, or "".
 */
export const beat = script<[share: number, ...tokens: string[]]>(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local me, ttl, fresh = ARGV[1], tonumber(ARGV[2]), ARGV[3]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local changed
if ARGV[4] == 'join' then
  changed = redis.call('ZADD', KEYS[1], now + ttl, me)
  redis.call('PEXPIRE', KEYS[1], ttl)
else
  changed = redis.call('ZREM', KEYS[1], me)
end
if changed == 1 then redis.call('PUBLISH', ARGV[5], 'group ' .. ARGV[6]) end

local members = redis.call('ZRANGE', KEYS[1], 0, -1)
table.sort(members)
local leases, share = #KEYS - 1, 0
for rank, member in ipairs(members) do
  if member == me then
    share = math.floor(leases / #members)
    if rank <= leases % #members then share = share + 1 end
  end
end

local answer, held = { share }, 0
for i = 1, leases do
  local token = ARGV[6 + i]
  answer[1 + i] = ''
  if token ~= '' and redis.call('GET', KEYS[1 + i]) == token then
    redis.call('PEXPIRE', KEYS[1 + i], ttl)
    answer[1 + i] = token
    held = held + 1
  end
end
for i = 1, leases do
  if held < share and ARGV[6 + i] == '' then
    local holder = redis.call('GET', KEYS[1 + i])
    if not holder or string.sub(holder, 1, #me) == me then
      redis.call('SET', KEYS[1 + i], fresh, 'PX', ttl)
      answer[1 + i] = fresh
      held = held + 1
    end
  end
end
return answer`);

/** Releases a lease, if the caller still holds it. KEYS lease. ARGV token, hint channel, group. */
export const release = script<number>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], 'group ' .. ARGV[3])
return 1`);

/**
 * Trims entries that every group has acknowledged; without a group, only those over the limit.
 * KEYS stream. ARGV limit. Returns entries left, entries dropped that no group has read.
 */
export const trim = script<[left: number, unread: number]>(`
if redis.call('EXISTS', KEYS[1]) == 0 then return { 0, 0 } end
local groups = redis.call('XINFO', 'GROUPS', KEYS[1])
if #groups == 0 then
  local unread = redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[1])
  return { redis.call('XLEN', KEYS[1]), unread }
end
local function parse(id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end
local least, ms, seq
for _, group in ipairs(groups) do
  local field = {}
  for i = 1, #group, 2 do field[group[i]] = group[i + 1] end
  local id = field['last-delivered-id']
  if field['pending'] > 0 then id = redis.call('XPENDING', KEYS[1], field['name'])[2] end
  local m, s = parse(id)
  if not least or m < ms or (m == ms and s < seq) then least, ms, seq = id, m, s end
end
redis.call('XTRIM', KEYS[1], 'MINID', '=', least)
return { redis.call('XLEN', KEYS[1]), 0 }`);
