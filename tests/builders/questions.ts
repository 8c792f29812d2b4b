import type { JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { Answer, Client } from './client.ts';
import { child, type WireDocument } from './documents.ts';

export interface Asked {
	readonly id: string;
	/** of one of its revisions */
	readonly rev: string;
}

export type Question = readonly [string, (who: Client, asked: Asked) => Promise<Answer>];

const couch = (path: string) => `/couch/ficha${path}`;
const encoded = encodeURIComponent;
const list = (...items: readonly string[]) => encoded(JSON.stringify(items));
const LATER = '7-ffffffffffffffffffffffffffffffff';

/** Of one document, by `GET /:db/:id` and its attachments. */
const singly: readonly Question[] = [
	...[
		'',
		'?rev=REV',
		'?rev=REV&latest=true&revs=true&revs_info=true',
		'?rev=REV&attachments=true',
		'?conflicts=true&deleted_conflicts=true',
		'?local_seq=true&meta=true',
		'?open_revs=all',
		'?open_revs=all&revs=true&latest=true&attachments=true',
		`?open_revs=${list('REV')}`,
		`?open_revs=${list('REV', LATER)}&latest=true&revs=true`,
		`?atts_since=${list('REV')}&attachments=true`
	].flatMap((query): readonly Question[] => [
		[`GET document${query}`, (who, asked) => who.get(documentAt(asked, query))],
		[
			`GET document${query} in parts`,
			(who, asked) =>
				who.get(documentAt(asked, query), { accept: 'multipart/related, multipart/mixed' })
		]
	]),
	[
		'GET document if changed',
		(who, asked) => who.get(documentAt(asked), { 'if-none-match': `"${asked.rev}"` })
	],
	['GET attachment', (who, asked) => who.get(documentAt(asked, '/photo.jpg'))],
	['GET attachment?rev', (who, asked) => who.get(documentAt(asked, '/photo.jpg?rev=REV'))],
	[
		'GET part of an attachment',
		(who, asked) => who.get(documentAt(asked, '/photo.jpg'), { range: 'bytes=0-1' })
	],
	['GET _local', (who, { id }) => who.get(couch(`/_local/${encoded(id)}`))]
];

/** Of several. */
const inBulk: readonly Question[] = [
	...['', '?revs=true&latest=true', '?attachments=true'].flatMap((query): readonly Question[] => [
		[
			`POST _bulk_get${query}`,
			(who, { id }) => who.post(couch(`/_bulk_get${query}`), { docs: [{ id }] })
		],
		[
			`POST _bulk_get${query} of revisions`,
			(who, { id, rev }) =>
				who.post(couch(`/_bulk_get${query}`), {
					docs: [
						{ id, rev },
						{ id, rev: LATER }
					]
				})
		]
	]),
	['POST _revs_diff', (who, { id, rev }) => who.post(couch('/_revs_diff'), { [id]: [rev] })],
	[
		'POST _revs_diff of a later revision',
		(who, { id, rev }) => who.post(couch('/_revs_diff'), { [id]: [LATER, rev] })
	],
	[
		'POST _all_docs',
		(who, { id }) => who.post(couch('/_all_docs?include_docs=true'), { keys: [id] })
	],
	[
		'GET _all_docs?keys',
		(who, { id }) => who.get(couch(`/_all_docs?conflicts=true&keys=${list(id)}`))
	],
	[
		'GET _all_docs?key',
		(who, { id }) => who.get(couch(`/_all_docs?include_docs=true&key=${encoded(`"${id}"`)}`))
	],
	[
		'GET _all_docs of a range',
		(who, { id }) =>
			who.get(couch(`/_all_docs?startkey=${encoded(`"${id}"`)}&endkey=${encoded(`"${id}\u0001"`)}`))
	]
];

/** By the feed, in each of its forms. */
const byFeed: readonly Question[] = [
	'style=all_docs',
	'include_docs=true&conflicts=true&attachments=true',
	'descending=true&limit=1',
	'feed=longpoll&timeout=1',
	'feed=continuous&timeout=1',
	'feed=eventsource&timeout=1'
].flatMap((query): readonly Question[] => [
	[
		`POST _changes?${query} of ids`,
		(who, { id }) => who.post(couch(`/_changes?filter=_doc_ids&${query}`), { doc_ids: [id] })
	],
	[
		`POST _changes?${query} by a selector`,
		(who, { id }) =>
			who.post(couch(`/_changes?filter=_selector&${query}`), { selector: { _id: id } })
	]
]);

/** By our own surface. */
const byApi: readonly Question[] = [
	['GET history', (who, { id }) => who.get(`/api/v1/history/${id.split(':')[1] ?? ''}`)],
	['GET history-keeping', (who) => who.get('/api/v1/history-keeping?days=30')],
	['GET readers', (who, { id }) => who.get(`/api/v1/readers/${id.split(':')[1] ?? ''}`)],
	['GET view-as', (who) => who.get(`/api/v1/view-as/${who.me.uid}`)],
	[
		'GET view-as of a customer',
		(who, { id }) => who.get(`/api/v1/view-as/${who.me.uid}/customers/${id.split(':')[1] ?? ''}`)
	],
	['GET erasure', (who, { id }) => who.get(`/api/v1/erasure/${id.split(':')[1] ?? ''}`)],
	['DELETE erasure', (who, { id }) => who.delete(`/api/v1/erasure/${id.split(':')[1] ?? ''}`)],
	[
		'GET devices of an event',
		(who, { id }) => who.get(`/api/v1/contests/${id.split(':')[1] ?? ''}/devices`)
	],
	['GET revocations', (who) => who.get('/api/v1/revocations?since=0')]
];

/** Writes that come to nothing in either case. */
const byWriting: readonly Question[] = [
	['DELETE document', (who, asked) => who.delete(documentAt(asked, '?rev=REV'))],
	['DELETE document, without a revision', (who, asked) => who.delete(documentAt(asked))],
	[
		'PUT on a revision',
		(who, { id, rev }) => who.put(documentAt({ id, rev }), { _rev: rev, ...bodyOf(who) })
	],
	[
		'PUT of a tombstone made elsewhere',
		(who, { id, rev }) =>
			who.put(documentAt({ id, rev }, '?new_edits=false'), {
				...childOf({ id, rev }, {}),
				_deleted: true
			})
	],
	[
		'PUT of a child made elsewhere',
		(who, asked) => who.put(documentAt(asked, '?new_edits=false'), childOf(asked, { schema: 99 }))
	],
	[
		'POST _bulk_docs on a revision',
		(who, { id, rev }) =>
			who.post(couch('/_bulk_docs'), { docs: [{ _id: id, _rev: rev, ...bodyOf(who) }] })
	],
	[
		'POST _bulk_docs of a tombstone',
		(who, { id, rev }) =>
			who.post(couch('/_bulk_docs'), { docs: [{ _id: id, _rev: rev, _deleted: true }] })
	],
	[
		'POST _bulk_docs of what is malformed',
		(who, asked) =>
			who.post(couch('/_bulk_docs'), { new_edits: false, docs: [childOf(asked, { schema: 'x' })] })
	],
	['PUT attachment?rev', (who, asked) => who.put(documentAt(asked, '/photo.jpg?rev=REV'), {})],
	['DELETE attachment?rev', (who, asked) => who.delete(documentAt(asked, '/photo.jpg?rev=REV'))],
	[
		'PUT of a stub',
		(who, { id, rev }) =>
			who.put(documentAt({ id, rev }), { _rev: rev, _attachments: { 'photo.jpg': { stub: true } } })
	],
	[
		'PUT of a stub made elsewhere',
		(who, asked) =>
			who.put(documentAt(asked, '?new_edits=false'), {
				...childOf(asked, { schema: 1 }),
				_attachments: { 'photo.jpg': { stub: true, digest: 'md5-AAAAAAAAAAAAAAAAAAAAAA==' } }
			})
	]
];

/** All that can be asked about a document, save what creates it where it is not. */
export const questions: readonly Question[] = [
	...singly,
	...inBulk,
	...byFeed,
	...byApi,
	...byWriting
];

/** What creates the document, where the asker may; to one who may not it says no more than the others. */
export const creations: readonly Question[] = [
	['PUT', (who, asked) => who.put(documentAt(asked), bodyOf(who))],
	['PUT attachment', (who, asked) => who.put(documentAt(asked, '/photo.jpg'), {})],
	[
		'POST _bulk_docs',
		(who, { id }) => who.post(couch('/_bulk_docs'), { docs: [{ _id: id, ...bodyOf(who) }] })
	],
	[
		'POST _bulk_docs of revisions',
		(who, asked) =>
			who.post(couch('/_bulk_docs'), { new_edits: false, docs: [childOf(asked, bodyOf(who))] })
	]
];

function documentAt({ id, rev }: Asked, query = ''): string {
	return couch(`/${encoded(id)}${query.replaceAll('REV', rev)}`);
}

function childOf({ id, rev }: Asked, body: JsonObject): WireDocument {
	return child({ _id: id, _rev: rev }, body);
}

/** Well-formed in most kinds. */
function bodyOf({ me }: Client): JsonObject {
	const values = {
		schema: 1,
		by: me.uid,
		type: 'person',
		channel: 'visit',
		at: '2026-11-20T12:00:00Z',
		owner: me.uid,
		territory: me.territories[0] ?? '',
		assigned: { owner: me.uid, territory: me.territories[0] ?? '' }
	};
	return createBody(values, formatStamp({ ms: Date.now(), counter: 0, device: me.device }));
}
