import type { EntryOverview } from '#domain/contests/entry-overview.ts';
import type { PublishProblem } from '#domain/contests/publish-problems.ts';
import type { ContestWeight } from '#domain/contests/weigh-contest.ts';
import type { SignedTexts } from '#domain/contests/signed-texts.ts';
import type { Contest, PictureKind } from '#domain/documents/contest.ts';
import type { Localised } from '#domain/documents/localised.ts';
import type { Sameness } from '#domain/documents/ruling.ts';

/** What a window asks of the engine about contests, besides capturing for them and drawing. */
export interface ContestsApi {
	/** Who is signed in may publish. */
	mayPublish(): Promise<boolean>;
	/** A contest and what the device knows of its entries; null when it does not hold it. */
	contestPage(kid: string): Promise<ContestPage | null>;
	/** What publishing this would do to entries that the device holds; null before the first time. */
	weighContest(draft: ContestDraft): Promise<ContestWeight | null>;
	/** Asks the server, which judges it and gives texts their versions. */
	publishContest(order: PublishOrder): Promise<PublishReply>;
	/** Says whether an entry that is somebody's second counts all the same. Durable when it resolves. */
	ruleEntry(ruling: EntryRuling): Promise<void>;
	/** What somebody agreed to, word by word; null when the entry is not on the device. */
	signedTexts(entryId: string): Promise<SignedTexts | null>;
	/** Photo and signature of a sign-up: from this device while they are not sent, then from the server. */
	entryPictures(entryId: string): Promise<EntryPicturesAnswer>;
}

export type EntryPicturesAnswer =
	/** `none`: it has none; `away`: the server has them, and can't be asked now */
	| { readonly kind: 'none' | 'away' }
	| { readonly kind: 'here'; readonly pictures: readonly ShownPicture[] };

export interface ShownPicture {
	readonly field: string;
	/** what was asked for, where the contest still says so */
	readonly label: Localised | null;
	readonly is: PictureKind;
	/** `data:` */
	readonly url: string;
}

/** Of who looks at it. */
export interface ContestRights {
	readonly publish: boolean;
	/** may say which entries count */
	readonly rule: boolean;
	/** may see the devices of the event */
	readonly devices: boolean;
	/** whose entries are counted */
	readonly entries: 'all' | 'own';
}

export interface ContestPage {
	readonly kid: string;
	readonly contest: Contest;
	readonly rights: ContestRights;
	/** how far its draw has come, as the device knows; null for who may not see it */
	readonly draw: 'unbegun' | 'committed' | 'frozen' | 'drawn' | null;
	readonly entries: Omit<EntryOverview, 'devices'> & {
		readonly devices: readonly {
			readonly device: string;
			/** '' for someone whom the device does not know */
			readonly byName: string;
			readonly count: number;
		}[];
	};
	/** first to last */
	readonly publications: readonly {
		readonly version: number;
		/** ISO 8601 instant */
		readonly at: string;
		readonly byName: string;
	}[];
	/** newest first */
	readonly seconds: readonly SecondEntry[];
}

/** An entry of somebody who has taken part already. */
export interface SecondEntry {
	readonly ulid: string;
	readonly because: readonly Sameness[];
	readonly entry: EntryName | null;
	/** the one that counts for this person; null where the device does not hold it */
	readonly first: EntryName | null;
	/** a colleague said that it counts too: '' for one whom the device does not know, null for nobody */
	readonly allowedBy: string | null;
}

interface EntryName {
	readonly cid: string;
	readonly name: string;
	/** ISO 8601 instant */
	readonly at: string;
	/** who took it */
	readonly byName: string;
}

export interface ContestDraft {
	readonly kid: string;
	readonly contest: Contest;
}

export interface PublishOrder extends ContestDraft {
	/** of the last publication that the author has seen; 0 for none */
	readonly after: number;
}

export type PublishReply =
	| { readonly kind: 'published'; readonly version: number }
	| { readonly kind: 'problems'; readonly problems: readonly PublishProblem[] }
	| { readonly kind: 'offline' | 'blocked' | 'busy' | 'signedOut' }
	| { readonly kind: 'refused'; readonly reason: string };

export interface EntryRuling {
	readonly kid: string;
	/** of the entry */
	readonly ulid: string;
	readonly as: 'counts' | 'second';
}
