import type { CustomFieldName } from '#domain/documents/custom-field.ts';
import type { OwnSection } from '#domain/documents/sections.ts';
import type { Condition, SegmentNode, SortStep } from '#domain/documents/segment.ts';
import type { UsedField } from '#domain/segments/used-fields.ts';
import type { SortLanguage } from '#domain/search/sort-key.ts';
import type { FunnelStep } from '#domain/segments/stage-funnel.ts';
import type { CustomerRow } from './customer-row.ts';

/** What a window asks of the engine about segments. All of it is answered by the device. */
export interface SegmentsApi {
	/** A page of whoever is in a segment now. The first question reads everything, which takes seconds. */
	askSegment(question: SegmentQuestion): Promise<SegmentAnswer>;
	/** What can be chosen from in a condition, as the customers on the device have it. */
	segmentChoices(): Promise<SegmentChoices>;
	/** Segments of who asks, and those that others share with them; by name. */
	segments(): Promise<readonly SavedSegment[]>;
	/** Durable when it resolves. The same ulid again is the same segment, changed. */
	saveSegment(segment: SegmentDraft): Promise<void>;
	/** Out of sight for everybody; `false` brings it back. */
	archiveSegment(ulid: string, archived: boolean): Promise<void>;
	/** Whom something can be shared with, as far as the device knows them. */
	audiences(): Promise<AudienceChoices>;
	/** How far those who are in a segment have come; of everybody on the device for null. */
	stageFunnel(segment: SegmentFilter | null): Promise<readonly FunnelStep[]>;
}

/** A saved segment, where a list or a chart is of those who are in it. */
export interface SegmentFilter {
	readonly ulid: string;
	/** IANA name: where "today" is */
	readonly timeZone: string;
}

export interface SegmentQuestion {
	readonly where: SegmentNode;
	/** by weight; empty: by name */
	readonly sort: readonly SortStep[];
	readonly language: SortLanguage;
	/** IANA name: where "today" is */
	readonly timeZone: string;
	readonly offset: number;
	readonly limit: number;
}

export interface SegmentAnswer {
	/** customers who are in it */
	readonly total: number;
	/** customers on the device */
	readonly of: number;
	readonly rows: readonly SegmentMember[];
	/** what it rests on and who asks may not search by: nobody is found then */
	readonly refused: readonly UsedField[];
}

export interface SegmentMember {
	readonly row: CustomerRow;
	/** conditions that are enough to tell why */
	readonly because: readonly { readonly condition: Condition; readonly holds: boolean }[];
}

export interface SegmentChoices {
	/** most used first */
	readonly tags: readonly string[];
	readonly countries: readonly string[];
	readonly cities: readonly string[];
	readonly products: readonly string[];
	readonly currencies: readonly string[];
	readonly campaigns: readonly string[];
	/** purposes that somebody was asked about */
	readonly purposes: readonly string[];
	readonly territories: readonly { readonly value: string; readonly label: string }[];
	/** colleagues who own customers */
	readonly owners: readonly { readonly value: string; readonly label: string }[];
	/** those that somebody may ask about, beside the card itself */
	readonly sections: readonly (OwnSection | CustomFieldName)[];
}

/** By id of the document, such as `role:rep`. */
export interface AudienceChoices {
	/** by language */
	readonly roles: readonly {
		readonly id: string;
		readonly name: Readonly<Record<string, string>>;
		/** it sees customers */
		readonly customers: boolean;
	}[];
	readonly teams: readonly NamedAudience[];
	readonly territories: readonly NamedAudience[];
	readonly people: readonly NamedAudience[];
}

export interface NamedAudience {
	readonly id: string;
	readonly name: string;
}

export interface SegmentDraft {
	/** fixed when it is begun */
	readonly ulid: string;
	readonly name: string;
	readonly where: SegmentNode;
	readonly sort: readonly SortStep[];
	/** ids of people, roles, teams and territories besides the author */
	readonly audience: readonly string[];
}

export interface SavedSegment extends SegmentDraft {
	readonly byName: string;
	readonly mine: boolean;
	/** who looks at it may change it and share it: its author, and administrators */
	readonly editable: boolean;
}
