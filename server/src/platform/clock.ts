/** What time it is. Injected, so that the demo can move it and tests can hold it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
