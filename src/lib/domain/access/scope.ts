import { formatDocId, type DocId, type Section } from '../documents/ids.ts';
import type { Ulid } from '../documents/ulid.ts';

/** What a right is asked about. It follows from a document's id alone. */
export type Scope =
	/** the core card: to create it is to create a customer */
	| { readonly of: 'customer'; readonly cid: Ulid }
	/** anything else that hangs on a customer */
	| {
			readonly of: 'section';
			readonly cid: Ulid;
			readonly section: Section;
			/** evidence: it has one revision for ever */
			readonly writtenOnce: boolean;
	  }
	/** between two customers: its id bears the one, its content names the other */
	| { readonly of: 'link'; readonly cid: Ulid }
	/** what was changed in a section, and by whom */
	| { readonly of: 'history'; readonly cid: Ulid; readonly section: Section }
	| { readonly of: 'contest'; readonly kid: Ulid }
	| { readonly of: 'entry' | 'ruling' | 'draw'; readonly kid: Ulid }
	/** segments and reports */
	| { readonly of: 'shared' }
	/** customers lent to colleagues for a while */
	| { readonly of: 'campaign' }
	/** `id`: of the document. Kiosks read of themselves alone */
	| { readonly of: 'directory'; readonly id: string };

export function scopeOf(id: DocId): Scope {
	switch (id.kind) {
		case 'customer':
			return id.section === 'core'
				? { of: 'customer', cid: id.cid }
				: { of: 'section', cid: id.cid, section: id.section, writtenOnce: false };
		case 'activity':
		case 'complaint':
		case 'task':
		case 'purchase':
			return { of: 'section', cid: id.cid, section: id.kind, writtenOnce: false };
		case 'link':
			return { of: 'link', cid: id.cid };
		case 'consent':
			return { of: 'section', cid: id.cid, section: id.kind, writtenOnce: true };
		case 'file':
			return { of: 'section', cid: id.cid, section: id.section, writtenOnce: true };
		case 'edit':
			return { of: 'history', cid: id.cid, section: id.section };
		case 'contest':
			return { of: 'contest', kid: id.kid };
		// Part of the evidence: who may see the one may see the other.
		case 'picture':
			return { of: 'entry', kid: id.kid };
		case 'entry':
		case 'ruling':
		case 'draw':
			return { of: id.kind, kid: id.kid };
		case 'segment':
		case 'report':
			return { of: 'shared' };
		case 'campaign':
			return { of: 'campaign' };
		case 'person':
		case 'role':
		case 'team':
		case 'territory':
		case 'settings':
			return { of: 'directory', id: formatDocId(id) };
	}
}
