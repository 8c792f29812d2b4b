/** A source of numbers in [0, 1), like Math.random, passed in so that a seed can replay a run. */
export type Random = () => number;
