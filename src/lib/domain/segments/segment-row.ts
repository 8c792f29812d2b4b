import type { CustomerCore } from '../documents/customer.ts';
import type { Consent } from '../documents/events.ts';
import type { KeptSection } from '../documents/sections.ts';

/**
 * All that a segment asks of one customer, as far as it is on the device: what somebody may not read is
 * not there, and is as if it had never been.
 */
export interface SegmentRow {
	readonly core: CustomerCore;
	/** whose the customer is now */
	readonly owner: string;
	readonly team?: string | undefined;
	readonly territory: string;
	readonly discreet: boolean;
	/** ISO date: what tells it is not in `core` */
	readonly checkedOn?: string | undefined;
	/** theirs, and those of whoever was merged into them */
	readonly sections?: Readonly<Partial<Record<KeptSection, readonly SectionValues[]>>>;
	readonly purchases: readonly SegmentPurchase[];
	readonly activities: readonly SegmentEvent[];
	readonly complaints: readonly SegmentEvent[];
	readonly tasks: readonly SegmentEvent[];
	readonly consents: readonly Consent[];
}

/** What stands in a section, by its key. */
export type SectionValues = Readonly<Record<string, unknown>>;

export interface SegmentEvent {
	/** ISO 8601 instant */
	readonly at: string;
	readonly by?: string | undefined;
	readonly channel?: string | undefined;
	readonly state?: string | undefined;
	readonly purpose?: string | undefined;
	readonly product?: string | undefined;
	/** `yyyy-mm-dd` */
	readonly due?: string | undefined;
}

interface SegmentPurchase extends SegmentEvent {
	readonly product: string;
	readonly quantity?: number | undefined;
	/** in the minor unit of `currency` */
	readonly amount: number;
	readonly currency: string;
}
