/**
 * A person's latest sends: a list of whole seconds, rounded up, newest first. The entry at position N-1 is the Nth latest send,
 * and a window is free once that one has left it. One second more is left for the platform's clock.
 * @param key the list, as the script names it
 */
export const freeAtLua = (key: string): string => `
local function freeAt(second, perMinute, perHour)
  if redis.call('LLEN', ${key}) < math.min(perMinute, perHour) then return 0 end
  local oldest = redis.call('LINDEX', ${key}, -1)
  while oldest and tonumber(oldest) < second - 3601 do
    redis.call('RPOP', ${key})
    oldest = redis.call('LINDEX', ${key}, -1)
  end
  local minute = redis.call('LINDEX', ${key}, perMinute - 1)
  local hour = redis.call('LINDEX', ${key}, perHour - 1)
  return math.max(minute and tonumber(minute) + 61 or 0, hour and tonumber(hour) + 3601 or 0)
end
`;
