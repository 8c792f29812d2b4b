import type { Random } from '#domain/kernel/random.ts';
import { between, chance, pick } from '../../../sync-server/demo/choose.ts';
import { drawBirthDate, drawLandline, drawPerson, type Home, type Person } from './draw-person.ts';
import { drawSurname } from './name-frequencies.ts';

/** People who have much in common and are not one. */
export interface LikeEachOther {
	readonly name: string;
	/** of all people in the set, how many stand in such a group */
	readonly share: number;
	readonly draw: (random: Random) => readonly Person[];
}

/** Like `typingErrors`, what the matcher is judged by: not to be changed to suit it. */
export const likeEachOther: readonly LikeEachOther[] = [
	{
		name: 'a family at one address with one phone',
		share: 0.08,
		draw(random) {
			const [father, mother] = couple(random);
			const children = Array.from({ length: between(random, 0, 2) }, () =>
				drawPerson(random, { ...childOf(random, father, mother), phone: father.phone })
			);
			return [father, { ...mother, phone: father.phone }, ...children];
		}
	},
	{
		name: 'a family at one address, each with a phone',
		share: 0.04,
		draw(random) {
			const [father, mother] = couple(random);
			return [father, mother, drawPerson(random, childOf(random, father, mother))];
		}
	},
	{
		name: 'father and son, mother and daughter of one name',
		share: 0.02,
		draw(random) {
			const [father, mother] = couple(random);
			const [parent, sex] = pick(random, [
				[father, 'male'],
				[mother, 'female']
			] as const);
			const child = childOf(random, father, mother);
			return [parent, drawPerson(random, { ...child, sex, givenName: parent.givenName })];
		}
	},
	{
		name: 'twins',
		share: 0.01,
		draw(random) {
			const [father, mother] = couple(random);
			const child = childOf(random, father, mother);
			const one = drawPerson(random, child);
			return [one, another(random, one.givenName, () => drawPerson(random, child))];
		}
	},
	{
		name: 'people of one name in one city',
		share: 0.05,
		draw(random) {
			const one = drawPerson(random);
			const { city, country, givenName, familyName, language, sex } = one;
			const same = { city, country, givenName, familyName, language, sex };
			return [one, drawPerson(random, { ...same, postalCode: nearCode(random, one.postalCode) })];
		}
	},
	{
		name: 'colleagues with the phone and the address of their company',
		share: 0.03,
		draw(random) {
			const one = drawPerson(random);
			const phone = drawLandline(random, one.language);
			const { language } = one;
			const shared = { ...homeOf(one), phone, language };
			const others = Array.from({ length: between(random, 1, 4) }, () =>
				drawPerson(random, shared)
			);
			return [{ ...one, phone }, ...others];
		}
	},
	{
		name: 'neighbours in one house',
		share: 0.03,
		draw(random) {
			const one = drawPerson(random);
			const { complement: _flat, ...house } = homeOf(one);
			return [one, drawPerson(random, { ...house, complement: '', language: one.language })];
		}
	}
];

function couple(random: Random): readonly [Person, Person] {
	const father = drawPerson(random, { sex: 'male', birthDate: drawBirthDate(random, 1945, 1985) });
	const { language, familyName } = father;
	const takesName = language === 'fr' && chance(random, 0.7);
	const mother = drawPerson(random, {
		...homeOf(father),
		language,
		sex: 'female',
		birthDate: drawBirthDate(random, 1945, 1985),
		...(takesName && { familyName })
	});
	return [father, mother];
}

function childOf(random: Random, father: Person, mother: Person) {
	const { language } = father;
	const familyName =
		language === 'es'
			? `${firstSurname(father)} ${firstSurname(mother)}`
			: father.familyName || drawSurname(random, language);
	const born = Math.max(Number(father.birthDate.slice(0, 4)), Number(mother.birthDate.slice(0, 4)));
	const birthDate = drawBirthDate(random, Math.min(born + 20, 2006), Math.min(born + 38, 2008));
	return { ...homeOf(father), language, familyName, birthDate };
}

function firstSurname({ familyName }: Person): string {
	const [first = '', ...others] = familyName.split(' ');
	return /^(de|del|la|las|los)$/i.test(first) ? [first, ...others].slice(0, -1).join(' ') : first;
}

function homeOf({ street, number, complement, postalCode, city, country }: Person): Home {
	return { street, number, complement, postalCode, city, country };
}

function nearCode(random: Random, code: string): string {
	return code.slice(0, -1) + String(between(random, 0, 9));
}

function another(random: Random, name: string, draw: () => Person): Person {
	const person = draw();
	return person.givenName === name
		? { ...person, givenName: `${name} ${pick(random, ['Luz', 'Sol'])}` }
		: person;
}
