import { isUlid, type Ulid } from './ulid.ts';

/**
 * Every document's scope is in its `_id`, never in its body: an old revision, a tombstone or an
 * attachment can be judged without loading anything, and no edit can move a document elsewhere.
 */
export type DocId =
	| { readonly kind: 'customer'; readonly cid: Ulid; readonly section: CustomerSection }
	| { readonly kind: CustomerEvent; readonly cid: Ulid; readonly ulid: Ulid }
	| { readonly kind: 'file'; readonly cid: Ulid; readonly section: Section; readonly ulid: Ulid }
	| { readonly kind: 'edit'; readonly cid: Ulid; readonly section: Section; readonly ulid: Ulid }
	| { readonly kind: 'contest'; readonly kid: Ulid }
	| { readonly kind: ContestEvent; readonly kid: Ulid; readonly ulid: Ulid }
	| { readonly kind: SharedKind; readonly ulid: Ulid }
	| { readonly kind: 'person'; readonly uid: Ulid }
	| { readonly kind: DirectoryKind; readonly slug: string };

export type DocKind = DocId['kind'];

const CUSTOMER_EVENTS = ['activity', 'complaint', 'task', 'purchase', 'consent', 'link'] as const;
type CustomerEvent = (typeof CUSTOMER_EVENTS)[number];

const CONTEST_EVENTS = ['entry', 'picture', 'ruling', 'draw'] as const;
type ContestEvent = (typeof CONTEST_EVENTS)[number];

const SHARED_KINDS = ['segment', 'report', 'campaign'] as const;
type SharedKind = (typeof SHARED_KINDS)[number];

const DIRECTORY_KINDS = ['role', 'team', 'territory', 'settings'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

const NAMED_SECTIONS = ['assignment', 'merged', 'commercial', 'billing', 'notes'] as const;
/** The document of a customer that holds these fields; `x-…` are fields that an administrator set apart. */
export type CustomerSection = 'core' | (typeof NAMED_SECTIONS)[number] | `x-${string}`;

/**
 * What a right is about. `assignment` and `merged` are read with the core; `link` likewise.
 */
export type Section = CustomerSection | CustomerEvent;

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/;

export function isSlug(text: string): boolean {
	return SLUG.test(text);
}

/** @returns null for anything that is not one of our ids, to the letter: there is one spelling of each */
export function parseDocId(id: string): DocId | null {
	if (id !== asked) {
		answer = parsed(id);
		asked = id;
	}
	return answer;
}

/** The last one: whoever handles a document asks about its id again and again. */
let asked = '';
let answer: DocId | null = null;

function parsed(id: string): DocId | null {
	const parts = id.split(':');
	const [kind, a, b, c] = parts;
	switch (parts.length) {
		case 2:
			return parseTwo(kind ?? '', a ?? '');
		case 3:
			return parseThree(kind ?? '', a ?? '', b ?? '');
		case 4:
			return parseFour(kind ?? '', a ?? '', b ?? '', c ?? '');
		default:
			return null;
	}
}

export function formatDocId(id: DocId): string {
	switch (id.kind) {
		case 'customer':
			return id.section === 'core' ? `customer:${id.cid}` : `customer:${id.cid}:${id.section}`;
		case 'file':
		case 'edit':
			return `${id.kind}:${id.cid}:${id.section}:${id.ulid}`;
		case 'contest':
			return `contest:${id.kid}`;
		case 'entry':
		case 'picture':
		case 'ruling':
		case 'draw':
			return `${id.kind}:${id.kid}:${id.ulid}`;
		case 'segment':
		case 'report':
		case 'campaign':
			return `${id.kind}:${id.ulid}`;
		case 'person':
			return `person:${id.uid}`;
		case 'role':
		case 'team':
		case 'territory':
		case 'settings':
			return `${id.kind}:${id.slug}`;
		default:
			return `${id.kind}:${id.cid}:${id.ulid}`;
	}
}

/** The core document of a customer. */
export function customerId(cid: Ulid): string {
	return formatDocId({ kind: 'customer', cid, section: 'core' });
}

function parseTwo(kind: string, a: string): DocId | null {
	if (oneOf(DIRECTORY_KINDS, kind)) return isSlug(a) ? { kind, slug: a } : null;
	if (!isUlid(a)) return null;
	if (kind === 'customer') return { kind, cid: a, section: 'core' };
	if (kind === 'contest') return { kind, kid: a };
	if (kind === 'person') return { kind, uid: a };
	return oneOf(SHARED_KINDS, kind) ? { kind, ulid: a } : null;
}

function parseThree(kind: string, a: string, b: string): DocId | null {
	if (!isUlid(a)) return null;
	if (kind === 'customer') {
		return isNamedSection(b) ? { kind, cid: a, section: b } : null;
	}
	if (!isUlid(b)) return null;
	if (oneOf(CUSTOMER_EVENTS, kind)) return { kind, cid: a, ulid: b };
	return oneOf(CONTEST_EVENTS, kind) ? { kind, kid: a, ulid: b } : null;
}

function parseFour(kind: string, a: string, b: string, c: string): DocId | null {
	if (kind !== 'file' && kind !== 'edit') return null;
	if (!isUlid(a) || !isUlid(c) || !isSection(b)) return null;
	return { kind, cid: a, section: b, ulid: c };
}

function isNamedSection(text: string): text is Exclude<CustomerSection, 'core'> {
	return oneOf(NAMED_SECTIONS, text) || (text.startsWith('x-') && isSlug(text.slice(2)));
}

/** Whether a right can be given to it. */
export function isSection(text: string): text is Section {
	return text === 'core' || isNamedSection(text) || oneOf(CUSTOMER_EVENTS, text);
}

function oneOf<const T extends readonly string[]>(list: T, text: string): text is T[number] {
	return list.includes(text);
}
