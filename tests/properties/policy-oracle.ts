/**
 * Who may see what, once more: written from the sentences of the design, with nothing of
 * `domain/access`. What a device holds has to equal what this says. It knows a company as a table, and
 * ids as text.
 */
export interface RoleRights {
	readonly rows: 'own' | 'team' | 'territory' | 'all';
	readonly sections: Readonly<Record<string, 'none' | 'read' | 'write'>>;
	readonly entries: 'none' | 'read' | 'write';
	readonly verbs: readonly string[];
}

export interface Colleague {
	/** slugs */
	readonly roles: readonly string[];
	readonly teams: readonly string[];
	readonly territories: readonly string[];
}

export interface Belonging {
	readonly owner: string;
	readonly team?: string;
	readonly territory: string;
}

/** Customers who are lent for a while. */
export interface Lent {
	/** cids */
	readonly customers: readonly string[];
	/** of the same clock as `now`, up to but without `until` */
	readonly from: number;
	readonly until: number;
	readonly ended: boolean;
}

/** All that a company has told its server. */
export interface CompanyTable {
	readonly colleagues: ReadonlyMap<string, Colleague>;
	/** by slug; a role that is gone is not there */
	readonly roles: ReadonlyMap<string, RoleRights>;
	/** by cid: whom the card was created for */
	readonly cards: ReadonlyMap<string, Belonging>;
	/** by cid */
	readonly assignments: ReadonlyMap<string, Belonging & { readonly discreet: boolean }>;
	/** by cid: into whom they were merged */
	readonly merged: ReadonlyMap<string, string>;
	/** by id of a link: the customer at its other end */
	readonly links: ReadonlyMap<string, string>;
	/** by id of a campaign; one that is gone is not there */
	readonly lent: ReadonlyMap<string, Lent>;
	readonly now: number;
	/** by id of an entry, a segment, a report or a campaign */
	readonly authors: ReadonlyMap<string, string>;
	/** by id of a contest, a segment, a report or a campaign: whom it is for, where it says so */
	readonly audiences: ReadonlyMap<string, readonly string[]>;
}

/** May this colleague hold the document of this id, if there is one? */
export function maySee(company: CompanyTable, uid: string, id: string): boolean {
	const [kind = '', first = '', second = ''] = id.split(':');
	switch (kind) {
		case 'customer':
			return seesSection(company, uid, first, second === '' ? 'core' : second);
		case 'file':
			return seesSection(company, uid, first, second);
		case 'link':
			return seesBothEnds(company, uid, first, company.links.get(id));
		// "On request": a history is never on a device.
		case 'edit':
			return false;
		case 'contest':
			return isForEveryone(company, id) || isFor(company, uid, id) || hasVerb(company, uid);
		case 'entry':
		case 'picture':
			return readsEntries(company, uid) || handedIn(company, uid, id);
		case 'ruling':
		case 'draw':
			return readsEntries(company, uid);
		case 'segment':
		case 'report':
		case 'campaign':
			return wrote(company, uid, id) || isFor(company, uid, id) || hasVerb(company, uid);
		case 'person':
			return first === uid || isColleague(company, uid);
		case 'role':
			return (
				(company.roles.has(first) && isOf(company, uid, 'roles', first)) ||
				isColleague(company, uid)
			);
		case 'team':
			return isOf(company, uid, 'teams', first) || isColleague(company, uid);
		case 'territory':
			return isOf(company, uid, 'territories', first) || isColleague(company, uid);
		case 'settings':
			return true;
		default:
			return seesSection(company, uid, first, kind);
	}
}

/** "Who says what colleagues see": by writing roles, or by saying whose a customer is. */
export function maySayWhoSees(company: CompanyTable, uid: string): boolean {
	return rolesOf(company, uid).some(
		({ verbs }) => verbs.includes('administer') || verbs.includes('assign')
	);
}

/** "Who may see the customer and that section": by one role that does both. */
function seesSection(company: CompanyTable, uid: string, cid: string, section: string): boolean {
	const told = whoDecides(company, cid);
	if (told === null) return false;
	// Whose they are, whom they were merged into, whom they know: that is read with the core.
	const right = ['assignment', 'merged', 'link'].includes(section) ? 'core' : section;
	return rolesOf(company, uid).some(
		(role) => mayRead(role, 'core') && mayRead(role, right) && reaches(company, uid, role, told)
	);
}

/** "Who sees both ends." */
function seesBothEnds(
	company: CompanyTable,
	uid: string,
	cid: string,
	other: string | undefined
): boolean {
	if (other === undefined) return false;
	return [cid, other].every((end) => seesSection(company, uid, end, 'core'));
}

/**
 * "Its scopes then resolve to the winner's", and so on from winner to winner, as long as there is a
 * card. Where that leads in a circle, whoever of it was there first stands for all of it.
 */
function whoDecides(company: CompanyTable, cid: string): string | null {
	if (!company.cards.has(cid)) return null;
	const way = [cid];
	for (;;) {
		const last = way.at(-1) ?? cid;
		const winner = company.merged.get(last);
		if (winner === undefined || !company.cards.has(winner)) return last;
		if (way.includes(winner)) return way.slice(way.indexOf(winner)).sort()[0] ?? last;
		way.push(winner);
	}
}

/** "Per rows: own, team, territory, all", each with those before it. */
function reaches(company: CompanyTable, uid: string, role: RoleRights, cid: string): boolean {
	const belonging = company.assignments.get(cid) ?? company.cards.get(cid);
	const me = company.colleagues.get(uid);
	if (belonging === undefined || me === undefined) return false;
	if (belonging.owner === uid) return true;
	// Who is discreet is there for their owner, for who sees everyone, and for who assigns them.
	const isCleared = role.rows === 'all' || role.verbs.includes('assign');
	const isDiscreet = company.assignments.get(cid)?.discreet === true;
	if (isDiscreet && !isCleared) return false;
	if (!isDiscreet && isLent(company, uid, cid)) return true;
	const mine = belonging.team !== undefined && me.teams.includes(belonging.team);
	const near = me.territories.includes(belonging.territory);
	switch (role.rows) {
		case 'own':
			return false;
		case 'team':
			return mine;
		case 'territory':
			return mine || near;
		case 'all':
			return true;
	}
}

/**
 * "To whom they are lent, and until when": by the clock, and without anybody's doing. Whoever was merged
 * into somebody is lent as that one, because there is nobody else to ask any more.
 */
function isLent(company: CompanyTable, uid: string, cid: string): boolean {
	return [...company.lent].some(
		([id, { customers, from, until, ended }]) =>
			customers.some((each) => whoDecides(company, each) === cid) &&
			!ended &&
			from <= company.now &&
			company.now < until &&
			isFor(company, uid, id)
	);
}

/** "Those with the entries right." */
function readsEntries(company: CompanyTable, uid: string): boolean {
	return rolesOf(company, uid).some(({ entries }) => entries === 'read');
}

function isOf(company: CompanyTable, uid: string, what: keyof Colleague, slug: string): boolean {
	return company.colleagues.get(uid)?.[what].includes(slug) ?? false;
}

/** "A kiosk reads its own configuration": the rest of the directory is for who works with something. */
function isColleague(company: CompanyTable, uid: string): boolean {
	return rolesOf(company, uid).some(
		({ sections, entries, verbs }) =>
			Object.values(sections).some((level) => level !== 'none') ||
			entries === 'read' ||
			verbs.length > 0
	);
}

/** A colleague reads back their own; "a kiosk writes and reads nothing". */
function handedIn(company: CompanyTable, uid: string, id: string): boolean {
	const isKiosk = (role: RoleRights): boolean => !mayRead(role, 'core');
	return (
		wrote(company, uid, id) &&
		rolesOf(company, uid).some((role) => role.entries === 'write' && !isKiosk(role))
	);
}

function wrote(company: CompanyTable, uid: string, id: string): boolean {
	return company.authors.get(id) === uid;
}

/** "Those whom it is shared with", "those assigned to it". */
function isFor(company: CompanyTable, uid: string, id: string): boolean {
	const me = company.colleagues.get(uid);
	const audience = company.audiences.get(id) ?? [];
	return (
		audience.includes(`person:${uid}`) ||
		(me?.roles ?? []).some(
			(role) => company.roles.has(role) && audience.includes(`role:${role}`)
		) ||
		(me?.teams ?? []).some((team) => audience.includes(`team:${team}`)) ||
		(me?.territories ?? []).some((territory) => audience.includes(`territory:${territory}`))
	);
}

function isForEveryone(company: CompanyTable, id: string): boolean {
	return !company.audiences.has(id);
}

function hasVerb(company: CompanyTable, uid: string): boolean {
	return rolesOf(company, uid).some(({ verbs }) => verbs.includes('administer'));
}

function rolesOf(company: CompanyTable, uid: string): readonly RoleRights[] {
	const slugs = company.colleagues.get(uid)?.roles ?? [];
	return slugs.flatMap((slug) => company.roles.get(slug) ?? []);
}

function mayRead({ sections }: RoleRights, section: string): boolean {
	return (sections[section] ?? 'none') !== 'none';
}
