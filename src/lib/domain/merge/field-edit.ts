import type { Json } from '../kernel/json.ts';

/** One change that a person made, by path as in `m.f`: `city`, or `phones/<item>/number`. */
export type FieldEdit =
	/** null clears */
	| { readonly op: 'set'; readonly path: string; readonly value: Json }
	/** `item` is fixed when its field opens, so that adding twice is one item; values by field name */
	| {
			readonly op: 'add';
			readonly list: string;
			readonly item: string;
			readonly values: Readonly<Record<string, Json>>;
	  }
	| { readonly op: 'remove'; readonly list: string; readonly item: string };
