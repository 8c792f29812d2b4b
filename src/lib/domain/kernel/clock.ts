/** Milliseconds since the epoch. Passed in wherever time matters, so that tests and replays own it. */
export type Clock = () => number;
