import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Random } from '#domain/kernel/random.ts';
import { between, chance, pick, pickWeighted } from './choose.ts';
import { repsOf, type DemoColleague } from './company.ts';
import { hasBought, jobTitle, profile, type Profile } from './customer-profile.ts';
import { companyEmail, personalEmail } from './email-address.ts';
import type { Language } from './language.ts';
import { companyName } from './names/company-name.ts';
import { personName, type PersonName } from './names/person-name.ts';
import { landlineNumber, mobileNumber } from './phone-number.ts';
import { citiesOf } from './places/cities.ts';
import type { City, Country } from './places/place.ts';
import { postalAddress } from './postal-address.ts';
import { seededRandom } from './seeded-random.ts';
import { isoDate, workingTime } from './working-time.ts';

export interface DemoCustomer {
	readonly cid: Ulid;
	/** milliseconds since the epoch; also the time in `cid` */
	readonly createdAt: number;
	readonly language: Language;
	readonly country: Country;
	readonly owner: DemoColleague;
	readonly stage: Profile['stage'];
	/** fields of the `customer:<cid>` document, `schema` and `assigned` included */
	readonly values: JsonObject;
}

interface Draft {
	readonly random: Random;
	readonly createdAt: number;
	readonly language: Language;
	readonly country: Country;
	readonly city: City;
	readonly person: PersonName;
	readonly type: 'person' | 'company' | 'supplier';
	readonly profile: Profile;
}

const YEAR = 365 * 24 * 3_600_000;
const DAY = 24 * 3_600_000;

/** For benchmarks and tests, which want the same customers every day. */
const REFERENCE = Date.UTC(2026, 10, 1);

/** Half write Spanish, a quarter French, a quarter English, each where that is spoken. */
const shares: readonly { language: Language; country: Country; weight: number }[] = [
	{ language: 'es', country: 'ES', weight: 36 },
	{ language: 'es', country: 'MX', weight: 10 },
	{ language: 'es', country: 'US', weight: 4 },
	{ language: 'fr', country: 'FR', weight: 19 },
	{ language: 'fr', country: 'CA', weight: 6 },
	{ language: 'en', country: 'GB', weight: 13 },
	{ language: 'en', country: 'US', weight: 8 },
	{ language: 'en', country: 'CA', weight: 4 }
];

const types = [
	{ type: 'person', weight: 86 },
	{ type: 'company', weight: 12 },
	{ type: 'supplier', weight: 2 }
] as const;

/**
 * Made-up customers, one by one: a hundred thousand need not be in memory together. Each depends on
 * the seed and its own number only, so the first ten of a thousand are the first ten of ten.
 *
 * @param now milliseconds since the epoch; all were created in the four years before it
 */
export function* generateCustomers(
	count: number,
	seed: string,
	now: number = REFERENCE
): Generator<DemoCustomer> {
	for (let index = 0; index < count; index++) {
		yield demoCustomer(seededRandom(`${seed}/customer/${index}`), now);
	}
}

function demoCustomer(random: Random, now: number): DemoCustomer {
	const { language, country } = pickWeighted(random, shares);
	const city = pickWeighted(random, ofLanguage(country, language));
	const draft: Draft = {
		random,
		createdAt: workingTime(random, now - 4 * YEAR, now - DAY),
		language,
		country,
		city,
		person: personName(random, language),
		type: pickWeighted(random, types).type,
		profile: profile(random, language)
	};
	const owner = pick(random, repsOf[city.territory]);
	const { createdAt } = draft;
	return {
		cid: newUlid(createdAt, random),
		createdAt,
		language,
		country,
		owner,
		stage: draft.profile.stage,
		values: cardOf(draft, owner)
	};
}

/** In Canada, who writes French lives in Québec and who writes English does not. */
function ofLanguage(country: Country, language: Language): readonly City[] {
	if (country !== 'CA') return citiesOf[country];
	return citiesOf.CA.filter(({ region }) => (region === 'QC') === (language === 'fr'));
}

function cardOf(draft: Draft, owner: DemoColleague): JsonObject {
	const { random, profile: habits, createdAt } = draft;
	const { stage, source, campaign, preferredChannel } = habits;
	return {
		schema: 1,
		type: draft.type,
		...(draft.type === 'person' ? personalFields(draft) : companyFields(draft)),
		language: draft.language,
		addresses: [addressItem(draft)],
		...(habits.tags.length === 0 ? {} : { tags: tagItems(draft) }),
		...(preferredChannel === undefined ? {} : { preferredChannel }),
		stage,
		source,
		...(campaign === undefined ? {} : { campaign }),
		...(hasBought(stage)
			? { customerSince: isoDate(createdAt + between(random, 0, 20) * DAY) }
			: {}),
		assigned: {
			owner: owner.uid,
			team: `comercial-${draft.city.territory}`,
			territory: draft.city.territory
		}
	};
}

function personalFields(draft: Draft): JsonObject {
	const { random, person, language, country, city, createdAt } = draft;
	const mobile = mobileNumber(random, country, city);
	const phones = [{ id: itemId(draft), kind: phoneKind(draft), ...mobile }];
	if (chance(random, 0.2)) {
		phones.push({ id: itemId(draft), kind: 'home', ...landlineNumber(random, country, city) });
	}
	const address = personalEmail(random, language, person);
	const age = between(random, 19, 82);
	const birth = createdAt - age * YEAR - between(random, 0, 364) * DAY;
	return {
		givenName: person.givenName,
		familyName: person.familyName,
		...(chance(random, 0.3) ? { honorific: person.honorific } : {}),
		...(chance(random, 0.25) ? { jobTitle: jobTitle(random, language) } : {}),
		...(chance(random, 0.7) ? { birthDate: isoDate(birth) } : {}),
		sex: person.sex,
		phones,
		...(chance(random, 0.85) ? { emails: [{ id: itemId(draft), kind: 'personal', address }] } : {})
	};
}

function phoneKind({ random }: Draft): string {
	return chance(random, 0.3) ? 'whatsapp' : 'mobile';
}

function companyFields(draft: Draft): JsonObject {
	const { random, person, language, country, city } = draft;
	const surname = person.familyName.split(' ')[0] ?? person.familyName;
	const name = companyName(random, language, surname);
	const phones = [{ id: itemId(draft), kind: 'work', ...landlineNumber(random, country, city) }];
	const address = companyEmail(random, language, name);
	return {
		companyName: name,
		phones,
		emails: [{ id: itemId(draft), kind: 'work', address }]
	};
}

function addressItem(draft: Draft): JsonObject {
	const kind = draft.type === 'person' ? 'home' : 'office';
	return { id: itemId(draft), kind, ...postalAddress(draft.random, draft) };
}

function tagItems(draft: Draft): readonly JsonObject[] {
	return draft.profile.tags.map((value) => ({ id: itemId(draft), value }));
}

function itemId({ createdAt, random }: Draft): string {
	return newUlid(createdAt, random);
}
