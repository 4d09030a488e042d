"""The steps of a turn in Redis, each atomic and one round trip.

A turn holds the floor of its session, named by its own id and under a lease. Every step that changes
something asks first whether the floor is still its own, so a turn whose lease ran out, or whose session
was deleted meanwhile, changes nothing. A step that the client sends twice does no harm.
"""

from __future__ import annotations

#: Those who wait ask again and again: whoever is first and was not seen for a while has died, and loses the place.
#: The clock is that of Redis, since the processes' own may differ.
#: KEYS floor waiting seen once events log about
#: ARGV turn, lease ms, arrived ms, unseen ms, fingerprint or '', keeps events or ''
#: -> granted + messages + summary | busy | asked + turn | reused
ENTER = """
local me = ARGV[1]
local function leave_queue(turn)
  redis.call('ZREM', KEYS[2], turn)
  redis.call('ZREM', KEYS[3], turn)
end
if ARGV[5] ~= '' then
  local asked = redis.call('HMGET', KEYS[4], 'fingerprint', 'turn')
  if asked[1] and (asked[1] ~= ARGV[5] or asked[2] ~= me) then
    leave_queue(me)
    if asked[1] ~= ARGV[5] then return {'reused'} end
    return {'asked', asked[2]}
  end
end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local first = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
while first and first ~= me and now - (tonumber(redis.call('ZSCORE', KEYS[3], first)) or 0) > tonumber(ARGV[4]) do
  leave_queue(first)
  first = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
end
local holder = redis.call('GET', KEYS[1])
if (holder and holder ~= me) or (first and first ~= me) then
  redis.call('ZADD', KEYS[2], 'NX', ARGV[3], me)
  redis.call('ZADD', KEYS[3], now, me)
  redis.call('PEXPIRE', KEYS[2], ARGV[4])
  redis.call('PEXPIRE', KEYS[3], ARGV[4])
  return {'busy'}
end
leave_queue(me)
redis.call('SET', KEYS[1], me, 'PX', ARGV[2])
if ARGV[5] ~= '' then
  redis.call('HSET', KEYS[4], 'fingerprint', ARGV[5], 'turn', me)
  redis.call('PEXPIRE', KEYS[4], ARGV[2])
end
if ARGV[6] ~= '' then
  redis.call('DEL', KEYS[5])
  redis.call('RPUSH', KEYS[5], '')
  redis.call('PEXPIRE', KEYS[5], ARGV[2])
end
return {'granted', redis.call('LRANGE', KEYS[6], 0, -1),
        redis.call('HMGET', KEYS[7], 'summary', 'summary_until')}
"""

#: KEYS floor once events
#: ARGV turn, lease ms, events before, events…
#: -> 1, or 0 when the floor is lost
STAY = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if #ARGV > 3 then
  local stored = redis.call('LLEN', KEYS[3]) - 1 - ARGV[3]
  for i = 4 + stored, #ARGV do redis.call('RPUSH', KEYS[3], ARGV[i]) end
end
for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return 1
"""

#: KEYS floor log about sessions kept once events
#: ARGV turn, ttl ms, most messages, session id, last activity s, oldest activity s, title, summary or '',
#:      summary until, retention ms, events before, number of messages, messages…, events…
#: -> 1, or 0 when the floor is lost
LEAVE = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local last = 12 + ARGV[12]
for i = 13, last do redis.call('RPUSH', KEYS[2], ARGV[i]) end
redis.call('LTRIM', KEYS[2], -tonumber(ARGV[3]), -1)
redis.call('PEXPIRE', KEYS[2], ARGV[2])
redis.call('HSETNX', KEYS[3], 'title', ARGV[7])
if ARGV[8] ~= '' then redis.call('HSET', KEYS[3], 'summary', ARGV[8], 'summary_until', ARGV[9]) end
redis.call('PEXPIRE', KEYS[3], ARGV[2])
redis.call('ZADD', KEYS[4], ARGV[5], ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', ARGV[6])
redis.call('PEXPIRE', KEYS[4], ARGV[2])
if last < #ARGV then
  local stored = redis.call('LLEN', KEYS[7]) - 1 - ARGV[11]
  for i = last + 1 + stored, #ARGV do redis.call('RPUSH', KEYS[7], ARGV[i]) end
  redis.call('SADD', KEYS[5], KEYS[6], KEYS[7])
  for i = 5, 7 do redis.call('PEXPIRE', KEYS[i], ARGV[10]) end
end
redis.call('DEL', KEYS[1])
return 1
"""

#: KEYS floor waiting seen once events
#: ARGV turn
#: -> 1, or 0 when the floor was not held
GIVE_UP = """
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1], KEYS[5])
if redis.call('HGET', KEYS[4], 'turn') == ARGV[1] then redis.call('DEL', KEYS[4]) end
return 1
"""

#: KEYS log about
#: ARGV title
#: -> 1, or 0 when there is no such session
RENAME = """
local left = redis.call('PTTL', KEYS[1])
if left < 0 then return 0 end
redis.call('HSET', KEYS[2], 'title', ARGV[1])
redis.call('PEXPIRE', KEYS[2], left)
return 1
"""
