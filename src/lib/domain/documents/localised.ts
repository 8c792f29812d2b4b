import * as z from 'zod/mini';

/** One text in every language that it was written in: `{ es, fr, en }`. */
export const localised = z.record(z.string(), z.string());
export type Localised = z.infer<typeof localised>;
