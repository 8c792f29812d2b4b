import type { Random } from '#domain/kernel/random.ts';
import { between, chance, pick } from '../../../sync-server/demo/choose.ts';
import { drawEmail, drawHome, drawMobile, type Person } from './draw-person.ts';
import { familiarNames } from './familiar-names.ts';
import { heardNotRead } from './heard-not-read.ts';
import type { SignUp } from './sign-up.ts';
import {
	doubledLetter,
	missingLetter,
	neighbourKey,
	swappedNeighbours,
	wrongDigit
} from './slips.ts';

type Field = keyof SignUp;

/** Something that happens between a person and the card that they are kept on. */
export interface TypingError {
	readonly name: string;
	/** of the sign-ups of somebody who was there before; of first sign-ups, a third of it */
	readonly share: number;
	/** what stands on the form then; the same where it can't happen to this person */
	readonly make: (random: Random, signUp: SignUp, person: Person) => SignUp;
}

/**
 * What goes wrong at a stand, each independently of the others, in this order. The shares are what
 * people see who clean such lists, rounded upwards; the matcher is judged by this table, so it is not
 * changed to suit the matcher.
 */
export const typingErrors: readonly TypingError[] = [
	// Names
	inName('nickname', 0.1, 'givenName', (random, name) => {
		const names = familiarNames.get(name);
		return names === undefined ? name : pick(random, names);
	}),
	inName('one of two given names left out', 0.1, 'givenName', (random, name) => {
		const words = name.split(/[ -]/).filter((word) => !/^(de|del|la|los)$/i.test(word));
		return words.length < 2 || chance(random, 0.2) ? (words.at(-1) ?? '') : (words[0] ?? '');
	}),
	inName('given name as an initial', 0.01, 'givenName', (_, name) => `${name.charAt(0)}.`),
	inName('second surname left out', 0.2, 'familyName', (_, name, { language }) =>
		language === 'es' ? halves(name)[0] : name
	),
	inName('second surname as an initial', 0.02, 'familyName', (_, name, { language }) => {
		const [first, second] = halves(name);
		return language === 'es' && second !== '' ? `${first} ${second.charAt(0)}.` : name;
	}),
	inName('surnames in the other order', 0.03, 'familyName', (_, name, { language }) => {
		const [first, second] = halves(name);
		return language === 'es' ? `${second} ${first}`.trim() : name;
	}),
	inName('particle left out', 0.05, 'familyName', (_, name) =>
		name.replace(/^(?:(?:de|del|la|las|los|du|des|le) |d['’]|l['’])+/i, '')
	),
	inName('hyphen left out', 0.05, 'givenName', (_, name) => name.replaceAll('-', ' ')),
	inName('spelt as heard', 0.06, 'familyName', heardNotRead),
	inName('spelt as heard', 0.04, 'givenName', heardNotRead),
	inName('neighbour key', 0.05, 'familyName', (random, name, { language }) =>
		neighbourKey(random, name, language)
	),
	inName('neighbour key', 0.04, 'givenName', (random, name, { language }) =>
		neighbourKey(random, name, language)
	),
	inName('letter missing', 0.04, 'familyName', missingLetter),
	inName('letter missing', 0.03, 'givenName', missingLetter),
	inName('letter twice', 0.02, 'familyName', doubledLetter),
	inName('letters the other way round', 0.03, 'familyName', swappedNeighbours),
	inName('letters the other way round', 0.02, 'givenName', swappedNeighbours),
	error('accents left out', 0.4, (_, signUp) => mapTexts(signUp, withoutAccents)),
	error('all in capitals', 0.05, (_, signUp) => mapTexts(signUp, (text) => text.toUpperCase())),
	error('all in small letters', 0.15, (_, signUp) =>
		mapTexts(signUp, (text) => text.toLowerCase())
	),
	error('name and surname in the other fields', 0.02, (_, signUp) => ({
		...signUp,
		givenName: signUp.familyName,
		familyName: signUp.givenName
	})),
	error('given name in the field of the surname', 0.03, (random, signUp) => {
		const { givenName, familyName } = signUp;
		const whole = chance(random, 0.5) ? `${givenName} ${familyName}` : `${familyName} ${givenName}`;
		return { ...signUp, givenName: '', familyName: whole };
	}),
	error('all names in the field of the given name', 0.02, (_, signUp) => ({
		...signUp,
		givenName: `${signUp.givenName} ${signUp.familyName}`,
		familyName: ''
	})),
	// Phone
	error('another phone', 0.1, (random, signUp, { language }) => ({
		...signUp,
		phone: drawMobile(random, language)
	})),
	inField('two digits of the phone swapped', 0.04, 'phone', swappedNeighbours),
	inField('a digit of the phone wrong', 0.04, 'phone', wrongDigit),
	inField('a digit of the phone missing', 0.02, 'phone', missingLetter),
	inField('phone without its groups', 0.4, 'phone', (_, phone) => phone.replaceAll(' ', '')),
	error('phone with its country', 0.2, (random, signUp) => {
		const code = signUp.country === 'ES' ? '34' : '33';
		const national = signUp.phone.replace(/^0/, '');
		const prefix = pick(random, ['+', '00', '']);
		return signUp.phone === '' ? signUp : { ...signUp, phone: `${prefix}${code} ${national}` };
	}),
	// E-mail
	error('the same address at another provider', 0.06, (random, signUp) => {
		const [user = ''] = signUp.email.split('@');
		const email = `${user}@${pick(random, ['gmail.com', 'hotmail.com', 'outlook.com'])}`;
		return signUp.email === '' ? signUp : { ...signUp, email };
	}),
	error('another e-mail', 0.1, (random, signUp, person) => ({
		...signUp,
		email: drawEmail(random, person.language, person)
	})),
	inField('letter missing in the e-mail', 0.03, 'email', missingLetter),
	inField('letters of the e-mail the other way round', 0.02, 'email', swappedNeighbours),
	inField('ending of the e-mail wrong', 0.02, 'email', (random, email) =>
		email.replace(/\.\w+$/, pick(random, ['.es', '.con', '.co', '.fr', '.net']))
	),
	// Address
	error('old address', 0.12, (random, signUp, { language }) => ({
		...signUp,
		...drawHome(random, language)
	})),
	inField('kind of street abbreviated', 0.3, 'street', abbreviated),
	inField('kind of street left out', 0.1, 'street', (_, street) =>
		street.replace(/^(calle|avenida|paseo|plaza|rue|avenue|boulevard|place) /i, '')
	),
	inField('slip in the street', 0.06, 'street', missingLetter),
	error('number of the house in the street’s field', 0.12, (_, signUp) => ({
		...signUp,
		street: `${signUp.street} ${signUp.number}`.trim(),
		number: ''
	})),
	inField('flat left out', 0.4, 'complement', () => ''),
	inField('a digit of the postal code wrong', 0.03, 'postalCode', wrongDigit),
	inField('digits of the postal code swapped', 0.02, 'postalCode', swappedNeighbours),
	inField('slip in the city', 0.04, 'city', missingLetter),
	inField('city shortened', 0.1, 'city', (_, city) => city.split(/[-/]| de /)[0] ?? city),
	// Birth date
	inField('day and month of the birth date swapped', 0.04, 'birthDate', (_, date) =>
		date.replace(/-(\d\d)-(\d\d)$/, '-$2-$1')
	),
	inField('another year of birth', 0.02, 'birthDate', (random, date) => {
		const year = Number(date.slice(0, 4)) + pick(random, [-10, -1, 1, 10]);
		return date === '' ? date : `${year}${date.slice(4)}`;
	}),
	inField('a digit of the birth date wrong', 0.02, 'birthDate', (random, date) =>
		date === '' ? date : `${date.slice(0, 8)}${String(between(random, 1, 28)).padStart(2, '0')}`
	),
	// What was not asked, or not answered
	inField('no phone', 0.08, 'phone', () => ''),
	inField('no e-mail', 0.15, 'email', () => ''),
	inField('no birth date', 0.35, 'birthDate', () => ''),
	error('no street', 0.3, (_, signUp) => ({ ...signUp, street: '', number: '', complement: '' })),
	error('no address', 0.1, (_, signUp) => ({
		...signUp,
		street: '',
		number: '',
		complement: '',
		postalCode: '',
		city: ''
	}))
];

function error(name: string, share: number, make: TypingError['make']): TypingError {
	return { name, share, make };
}

function inField(
	name: string,
	share: number,
	field: Field,
	change: (random: Random, text: string) => string
): TypingError {
	return error(name, share, (random, signUp) => ({
		...signUp,
		[field]: signUp[field] === '' ? '' : change(random, signUp[field])
	}));
}

/** A slip leaves at least something of a name. */
function inName(
	name: string,
	share: number,
	field: 'givenName' | 'familyName',
	change: (random: Random, text: string, person: Person) => string
): TypingError {
	return error(`${name} (${field})`, share, (random, signUp, person) => {
		const changed = change(random, signUp[field], person);
		return { ...signUp, [field]: changed.trim() === '' ? signUp[field] : changed };
	});
}

function mapTexts(signUp: SignUp, change: (text: string) => string): SignUp {
	const { givenName, familyName, street, city } = signUp;
	return {
		...signUp,
		givenName: change(givenName),
		familyName: change(familyName),
		street: change(street),
		city: change(city)
	};
}

function withoutAccents(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The two surnames of a Spanish person, each with its particles. */
function halves(surnames: string): readonly [string, string] {
	const words = surnames.split(' ');
	const isParticle = (word: string | undefined) => /^(de|del|la|las|los|y)$/i.test(word ?? '');
	let first = 1;
	while (first < words.length && isParticle(words[first - 1])) first++;
	return [words.slice(0, first).join(' '), words.slice(first).join(' ')];
}

const ABBREVIATIONS: readonly (readonly [RegExp, readonly string[]])[] = [
	[/^calle /i, ['C/ ', 'c. ', 'C/']],
	[/^avenida /i, ['Avda. ', 'Av. ', 'Avda ']],
	[/^paseo /i, ['P.º ', 'Pº ']],
	[/^plaza /i, ['Pl. ', 'Pza. ']],
	[/^rue /i, ['r. ', 'R ']],
	[/^avenue /i, ['av. ', 'Av ']],
	[/^boulevard /i, ['bd ', 'Bld ', 'boul. ']],
	[/^place /i, ['pl. ']]
];

function abbreviated(random: Random, street: string): string {
	const known = ABBREVIATIONS.find(([kind]) => kind.test(street));
	return known === undefined ? street : street.replace(known[0], pick(random, known[1]));
}
