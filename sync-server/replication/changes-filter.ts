import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import { atMostItems, json, parseRequest } from './parse-request.ts';
import { readableLeaves, type Reader } from './reader.ts';
import { badRequest, notFound, Refusal } from './refusal.ts';
import { parseSelector, type Matches } from './selector.ts';

/** Which changes a client wants to hear of. Nothing in it is a program. */
export type ChangesFilter =
	| { readonly by: 'ids'; readonly ids: ReadonlySet<string> }
	| { readonly by: 'id'; readonly accepts: (id: string) => boolean }
	| { readonly by: 'document'; readonly accepts: Matches };

export interface FilterRequest {
	readonly filter?: string | undefined;
	readonly view?: string | undefined;
	readonly doc_ids?: readonly string[] | undefined;
}

/** Of a query. */
export const filterParameters = {
	filter: z.string().optional(),
	view: z.string().optional(),
	doc_ids: json(atMostItems(z.string())).optional()
};
const ids = z.object({ doc_ids: atMostItems(z.string()).optional() }).optional();
const conditions = z.object({ selector: z.unknown() });

/**
 * @returns null when all are wanted
 * @throws Refusal 400 or 404; 501 for the functions of a design document, which is never run
 */
export async function parseFilter(
	reader: Reader,
	principal: Principal,
	{ filter, view, doc_ids }: FilterRequest,
	input: unknown
): Promise<ChangesFilter | null> {
	switch (filter ?? (view === undefined ? undefined : '_view')) {
		case undefined:
			return null;
		case '_doc_ids': {
			const wanted = parseRequest(ids, input)?.doc_ids ?? doc_ids;
			if (wanted === undefined) throw badRequest('doc_ids: must be a list');
			return { by: 'ids', ids: new Set(wanted) };
		}
		case '_design':
			return { by: 'id', accepts: (id) => id.startsWith('_design/') };
		case '_selector': {
			const { selector } = parseRequest(conditions, input);
			return { by: 'document', accepts: parseSelector(selector) };
		}
		case '_view':
			return await refuseProgram(reader, principal, view ?? '', 'views');
		default:
			return await refuseProgram(reader, principal, filter ?? '', 'filters');
	}
}

/** CouchDB's own words for what is not there; and ours for what is there and is not run. */
async function refuseProgram(
	reader: Reader,
	principal: Principal,
	path: string,
	group: 'views' | 'filters'
): Promise<never> {
	const [design, name, ...rest] = path.split('/');
	if (design === undefined || name === undefined || rest.length > 0) {
		throw badRequest(`\`${group}\` must be named as \`designname/name\``);
	}
	const [winner] = await readableLeaves(reader, principal, `_design/${design}`);
	if (winner === undefined || winner.deleted) throw notFound();
	const functions = winner.body[group];
	if (typeof functions !== 'object' || functions === null || !Object.hasOwn(functions, name)) {
		throw new Refusal(404, 'not_found', `missing json key: ${name}`);
	}
	throw new Refusal(501, 'not_implemented', 'functions of design documents are not run here');
}
