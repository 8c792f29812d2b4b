declare const brand: unique symbol;

/** A value that only its own constructor can make: a checked id is not just any string. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
