import type { Random } from '#domain/kernel/random.ts';
import { between, digits, pick } from './choose.ts';
import type { City, Country } from './places/place.ts';

export interface DemoPhone {
	/** E.164 */
	readonly number: string;
	/** as people write it there */
	readonly typed: string;
}

interface Plan {
	readonly code: string;
	/** of a national number without its leading zero */
	readonly length: number;
	/** the leading zero that is dialled inside the country */
	readonly trunk: string;
	/** sizes of the groups in which people write a mobile number, trunk included */
	readonly mobileGroups: Groups;
	/** the same for a landline, by the length of its area code */
	readonly landlineGroups: Readonly<Record<number, Groups>>;
	/** null where a mobile number looks like the landlines of its city */
	readonly mobile: ((random: Random) => string) | null;
}

type Groups = readonly number[];

const NORTH_AMERICA: Plan = {
	code: '1',
	length: 10,
	trunk: '',
	mobileGroups: [3, 3, 4],
	landlineGroups: { 3: [3, 3, 4] },
	mobile: null
};

const plans: Readonly<Record<Country, Plan>> = {
	ES: {
		code: '34',
		length: 9,
		trunk: '',
		mobileGroups: [3, 2, 2, 2],
		landlineGroups: { 2: [2, 3, 2, 2], 3: [3, 2, 2, 2] },
		mobile: (random) => `6${digits(random, 8)}`
	},
	FR: {
		code: '33',
		length: 9,
		trunk: '0',
		mobileGroups: [2, 2, 2, 2, 2],
		landlineGroups: { 1: [2, 2, 2, 2, 2] },
		mobile: (random) => `6${pick(random, ['1', '2', '4', '5', '6', '7', '8'])}${digits(random, 7)}`
	},
	GB: {
		code: '44',
		length: 10,
		trunk: '0',
		mobileGroups: [5, 6],
		landlineGroups: { 2: [3, 4, 4], 3: [4, 3, 4], 4: [5, 6] },
		mobile: (random) => `77${between(random, 1, 7)}${digits(random, 7)}`
	},
	MX: {
		code: '52',
		length: 10,
		trunk: '',
		mobileGroups: [2, 4, 4],
		landlineGroups: { 2: [2, 4, 4], 3: [3, 3, 4] },
		mobile: null
	},
	CA: NORTH_AMERICA,
	US: NORTH_AMERICA
};

export function mobileNumber(random: Random, country: Country, city: City): DemoPhone {
	const plan = plans[country];
	if (plan.mobile === null) return landlineNumber(random, country, city);
	return written(plan, plan.mobile(random), plan.mobileGroups);
}

export function landlineNumber(random: Random, country: Country, city: City): DemoPhone {
	const plan = plans[country];
	const [area = '', start = ''] = city.areaCode.split(' ');
	// A subscriber's number begins with neither 0 nor 1, which everywhere lead elsewhere.
	const first = start === '' ? String(between(random, 2, 8)) : start;
	const rest = digits(random, plan.length - area.length - first.length);
	return written(plan, area + first + rest, plan.landlineGroups[area.length] ?? plan.mobileGroups);
}

function written(plan: Plan, national: string, groups: Groups): DemoPhone {
	let rest = plan.trunk + national;
	const written = groups.map((size) => {
		const group = rest.slice(0, size);
		rest = rest.slice(size);
		return group;
	});
	return { number: `+${plan.code}${national}`, typed: written.join(' ') };
}
