import { dayInZone } from '../documents/day-in-zone.ts';
import type {
	comparisons,
	Condition,
	EventQuery,
	Period,
	SegmentNode,
	timeUnits
} from '../documents/segment.ts';
import type { SectionValues, SegmentEvent, SegmentRow } from './segment-row.ts';

/**
 * What a segment means, said another way: each event's day is asked of the calendar one by one, and
 * days are counted on fingers. For tests.
 */
export class SegmentOracle {
	readonly #today: string;
	readonly #zone: string;

	constructor(now: number, zone: string) {
		this.#zone = zone;
		this.#today = dayInZone(now, zone);
	}

	holds(node: SegmentNode, row: SegmentRow): boolean {
		if (node.kind === 'all') return !node.of.some((child) => !this.holds(child, row));
		if (node.kind === 'any') return node.of.filter((child) => this.holds(child, row)).length > 0;
		if (node.kind === 'not') return !this.holds(node.of, row);
		return this.#condition(node as Condition, row);
	}

	#condition(one: Condition, row: SegmentRow): boolean {
		switch (one.kind) {
			case 'text': {
				const pattern = plain(one.value).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
				const shape = { equals: `^${pattern}$`, begins: `^${pattern}`, contains: pattern }[one.how];
				return values(row, one.field).some((value) => new RegExp(shape).test(plain(value)));
			}
			case 'choice':
				return one.in.some((wanted) => values(row, one.field).includes(wanted));
			case 'flag':
				return one.field === 'archived' ? row.core.archived === true : row.discreet;
			case 'date':
				return values(row, one.field).some((day) => this.#isIn(day, one.within));
			case 'birthday': {
				const born = values(row, 'birthDate')[0];
				if (born === undefined) return false;
				const years = Array.from({ length: 300 }, (_, i) => String(1900 + i));
				const [month = 1, date = 1] = born.slice(5).split('-').map(Number);
				return years.some((year) =>
					this.#isIn(iso(new Date(Date.UTC(Number(year), month - 1, date))), one.within)
				);
			}
			case 'years': {
				const [from] = values(row, one.field === 'age' ? 'birthDate' : 'customerSince');
				return from !== undefined && compare(years(from, this.#today), one.compare, one.value);
			}
			case 'number': {
				const [value] = values(row, one.field);
				return value !== undefined && compare(parseFloat(value), one.compare, one.value);
			}
			case 'known':
				return values(row, one.field).length > 0;
			case 'count':
				return compare(this.#events(one.events, row).length, one.compare, one.value);
			case 'sum': {
				const paid = this.#events(one.events, row)
					.filter((event) => row.purchases.some((purchase) => purchase === event))
					.map((event) => event as SegmentRow['purchases'][number])
					.filter(({ currency }) => currency === one.currency);
				return compare(
					paid.map(({ amount }) => amount).reduce((a, b) => a + b, 0),
					one.compare,
					one.value
				);
			}
			case 'quantity': {
				const bought = this.#events(one.events, row) as SegmentRow['purchases'];
				const pieces = bought.flatMap(({ quantity }) =>
					quantity === undefined ? [1] : [quantity]
				);
				return compare(
					one.events.of === 'purchase' ? pieces.reduce((a, b) => a + b, 0) : 0,
					one.compare,
					one.value
				);
			}
			case 'last': {
				const times = this.#events(one.events, row)
					.map(({ at }) => at)
					.sort();
				const last = times.at(-1);
				return last !== undefined && this.#isIn(this.#dayOf(last), one.within);
			}
			case 'consent': {
				const same = row.consents.filter(
					({ purpose, channel }) =>
						purpose === one.purpose && (one.channel === undefined || channel === one.channel)
				);
				const channels = new Set(same.map(({ channel }) => channel));
				return [...channels].some((channel) => {
					const answers = same
						.filter((answer) => answer.channel === channel)
						.sort((a, b) => a.at.localeCompare(b.at) || Number(b.granted) - Number(a.granted));
					return answers.at(-1)?.granted === one.granted;
				});
			}
		}
	}

	#events({ of, where = [], within, due }: EventQuery, row: SegmentRow): readonly SegmentEvent[] {
		const all: Record<EventQuery['of'], readonly SegmentEvent[]> = {
			purchase: row.purchases,
			activity: row.activities,
			complaint: row.complaints,
			task: row.tasks,
			consent: row.consents
		};
		return all[of]
			.filter((event) => where.every((filter) => filter.in.includes(event[filter.field] ?? '')))
			.filter(({ at }) => within === undefined || this.#isIn(this.#dayOf(at), within))
			.filter((event) => due === undefined || (event.due && this.#isIn(event.due, due)));
	}

	#dayOf(at: string): string {
		return dayInZone(Date.parse(at), this.#zone);
	}

	#isIn(day: string, period: Period): boolean {
		const today = this.#today;
		switch (period.is) {
			case 'last':
				return day <= today && day >= moved(today, -period.count, period.unit);
			case 'next':
				return day > today && day <= moved(today, period.count, period.unit);
			case 'between':
				return day >= (period.from ?? '') && day <= (period.to ?? '9');
			case 'calendar':
				return unitOf(day, period.unit) === unitOf(today, period.unit) - period.before;
		}
	}
}

/** The number of a calendar's unit, counted from somewhere. */
function unitOf(day: string, unit: (typeof timeUnits)[number]): number {
	const days = Math.round(new Date(day).getTime() / 86_400_000);
	const [year = 0, month = 0] = day.split('-').map(Number);
	// The epoch was a Thursday.
	return { day: days, week: Math.floor((days + 3) / 7), month: year * 12 + month, year }[unit];
}

function moved(day: string, count: number, unit: (typeof timeUnits)[number]): string {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	if (unit === 'day' || unit === 'week') {
		const days = count * (unit === 'week' ? 7 : 1);
		return iso(new Date(Date.UTC(year, month - 1, date + days)));
	}
	const months = count * (unit === 'year' ? 12 : 1);
	for (let last = date; ; last--) {
		const found = new Date(Date.UTC(year, month - 1 + months, last));
		if (found.getUTCDate() === last) return iso(found);
	}
}

export function iso(date: Date): string {
	return date.toISOString().slice(0, 10);
}

function years(from: string, to: string): number {
	let count = 0;
	while (`${Number(from.slice(0, 4)) + count + 1}${from.slice(4)}` <= to) count++;
	return from > to ? -1 : count;
}

function compare(found: number, how: string, value: number): boolean {
	return {
		above: found > value,
		atLeast: found >= value,
		atMost: found <= value,
		below: found < value
	}[how as (typeof comparisons)[number]];
}

function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function values(row: SegmentRow, field: string): string[] {
	const { core, owner, team, territory } = row;
	const { phones = [], emails = [], addresses = [], tags = [] } = core;
	const lists: Record<string, (string | undefined)[]> = {
		phone: phones.flatMap(({ number, typed }) => [number, typed]),
		phoneKind: phones.map(({ kind }) => kind),
		email: emails.map(({ address }) => address),
		emailKind: emails.map(({ kind }) => kind),
		addressKind: addresses.map(({ kind }) => kind),
		houseNumber: addresses.map(({ number }) => number),
		tag: tags.map(({ value }) => value),
		owner: [owner],
		team: [team],
		territory: [territory]
	};
	const ofAddress = ['street', 'complement', 'postalCode', 'city', 'region', 'country'].includes(
		field
	);
	const found = ofAddress
		? addresses.map((address) => address[field] as string | undefined)
		: (lists[field] ?? inSections(row, field) ?? [core[field] as string | undefined]);
	return found.filter((value) => typeof value === 'string' && value !== '') as string[];
}

/** Whatever a section is called, by what it holds. */
function inSections({ core, sections = {} }: SegmentRow, field: string) {
	const { notes = [], commercial = [], billing = [], apart = [] } = sections;
	const all: Record<string, readonly SectionValues[]> = {
		notes,
		personal: notes,
		contract: commercial,
		prices: commercial,
		credit: commercial,
		legalName: billing,
		taxId: billing,
		iban: billing,
		paymentMethod: billing
	};
	if (field === 'billingAddress') {
		const parts = 'street number complement postalCode city region country'.split(' ');
		return billing.map((one) =>
			parts
				.map((part) => textOf(one[part]))
				.join(' ')
				.replace(/ +/g, ' ')
				.trim()
		);
	}
	const added = field.startsWith('x-')
		? [core, ...notes, ...commercial, ...billing, ...apart]
		: null;
	const found = all[field] ?? added;
	return found?.map((one) => one[field] as string | undefined);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
