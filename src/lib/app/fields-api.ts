import type { Level } from '#domain/documents/directory.ts';
import type {
	CustomFieldName,
	CustomFieldType,
	customFieldSections,
	customerTypes
} from '#domain/documents/custom-field.ts';

/** What administrators have made of the card. */
export interface FieldsApi {
	/** Fields that were added, in the order of their making, and those of everybody that are hidden. */
	cardFields(): Promise<CardFields>;
	/**
	 * Adds a field, or changes what may be changed of one. Durable when it resolves.
	 *
	 * @throws EngineError `invalid` for a field without a name or without what it is for
	 */
	saveField(field: FieldOrder): Promise<void>;
	/** How much the fields are used, and by what. Reads every card. */
	fieldCounts(): Promise<FieldCounts>;
	/** Hides a field that everybody has, or shows it again. What stands in it stays. */
	hideField(field: string, hidden: boolean): Promise<void>;
}

export interface CardFields {
	readonly custom: readonly CustomFieldShown[];
	/** ids of rows of the card, such as `jobTitle` or `phones` */
	readonly hidden: readonly string[];
	/** who looks at it may change it */
	readonly editable: boolean;
	/** roles that see customers, for who may change what they see; absent for anybody else */
	readonly roles?: readonly RoleShown[];
}

export interface FieldCounts {
	/** how many the list has */
	readonly cards: number;
	/** by id of the row of the card, on how many cards something stands there */
	readonly filled: Readonly<Record<string, number>>;
	/** sections that who asks may not read: nothing is known of what is in them */
	readonly unread: readonly string[];
	/** by id of the row, what rests on it now, or did in the last 90 days */
	readonly uses: Readonly<Record<string, readonly FieldUse[]>>;
	/** names of fields that were added less than 90 days ago */
	readonly young: readonly string[];
}

/** What nobody has used for so long is not missed. */
export const USED_WITHIN_DAYS = 90;

/** Something that rests on a field. */
export interface FieldUse {
	readonly by: 'segment' | 'contest';
	readonly name: string;
	/** milliseconds since the epoch; absent while it stands */
	readonly until?: number;
}

export interface RoleShown {
	readonly slug: string;
	readonly name: Words;
	readonly administers: boolean;
	/** by section; one that is not named is `none` */
	readonly sections: Readonly<Record<string, Level>>;
}

/** By language. */
type Words = Readonly<Record<string, string>>;

export interface FieldOption {
	readonly value: string;
	readonly label: Words;
}

export interface FieldOrder {
	readonly slug: string;
	readonly label: Words;
	readonly purpose: Words;
	/** with `section`: as it was made */
	readonly type: CustomFieldType;
	readonly section: (typeof customFieldSections)[number];
	/** whose card has it; empty for all */
	readonly of: readonly (typeof customerTypes)[number][];
	readonly options: readonly FieldOption[];
	readonly archived: boolean;
	/** by slug of the role, who reads one that is set apart; who is not named stays as they are */
	readonly readers?: Readonly<Record<string, Level>>;
}

export interface CustomFieldShown extends Omit<FieldOrder, 'readers'> {
	/** name of its values on a card */
	readonly name: CustomFieldName;
}
