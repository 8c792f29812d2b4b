import type { SegmentNode } from '#domain/documents/segment.ts';
import type { CustomerRow } from './customer-row.ts';

/** What a window asks of the engine about customers who are lent for a while, to be asked what still holds. */
export interface CampaignsApi {
	/** Campaigns that this device knows of, the last to end first. */
	campaigns(): Promise<CampaignList>;
	/** Whom one of them lends, as far as the device holds them: those still to be checked first. */
	campaignCustomers(ulid: string): Promise<readonly CampaignCustomer[]>;
	/**
	 * Lends whoever is in a segment now, those who were checked longest ago first, as far as one may.
	 * Durable when it resolves.
	 *
	 * @returns how many are lent; with 0 nothing was begun
	 */
	beginCampaign(order: CampaignOrder): Promise<number>;
	/** Ends one before its time; `false` takes that back. */
	endCampaign(ulid: string, ended: boolean): Promise<void>;
}

export interface CampaignOrder {
	/** fixed when the form opens */
	readonly ulid: string;
	readonly name: string;
	/** ids of people, roles, teams and territories */
	readonly audience: readonly string[];
	/** ISO 8601 instant */
	readonly until: string;
	readonly where: SegmentNode;
	/** IANA name: where "today" is */
	readonly timeZone: string;
}

export interface CampaignList {
	/** who asks may begin one */
	readonly mayBegin: boolean;
	readonly campaigns: readonly CampaignShown[];
}

export interface CampaignShown {
	readonly ulid: string;
	readonly name: string;
	readonly byName: string;
	/** ISO 8601 instant */
	readonly until: string;
	readonly state: 'runs' | 'over' | 'ended';
	/** customers whom it lends */
	readonly lent: number;
	/** of those whom this device holds, how many there are and how many were checked since it began */
	readonly held: number;
	readonly checked: number;
	/** who asks may end it */
	readonly editable: boolean;
}

export interface CampaignCustomer {
	readonly row: CustomerRow;
	/** every way to reach them was written or verified since the campaign began */
	readonly checked: boolean;
}
