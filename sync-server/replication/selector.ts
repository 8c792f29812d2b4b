import { sameJson } from '#domain/merge/canonical-json.ts';
import { badRequest } from './refusal.ts';
import { compareJson, typeOf } from './compare-json.ts';

/** Of a document, or of a value in it. */
export type Matches = (value: unknown) => boolean;

type Json = Readonly<Record<string, unknown>>;
/** A negation is carried down to the conditions: what is not there meets none, whichever way it is asked. */
type Sense = 'is' | 'is not';

/** Every document is held against all of it. */
const MOST_TEXT = 16 * 1024;

const ABSENT = Symbol('absent');

/**
 * A Mango selector (https://docs.couchdb.org/en/stable/api/database/find.html#selector-syntax), but for
 * `$regex`: some patterns take for ever, and everyone would wait for them.
 *
 * @throws Refusal 400
 */
export function parseSelector(input: unknown): Matches {
	if (!isObject(input)) throw badRequest('selector: must be an object');
	if (JSON.stringify(input).length > MOST_TEXT) throw badRequest('selector: is too long');
	return compile(input, 'is');
}

function compile(selector: Json, sense: Sense): Matches {
	const tests = Object.entries(selector).map(([key, argument]) =>
		key.startsWith('$') ? operator(key, argument, sense) : field(key, argument, sense)
	);
	return sense === 'is' ? every(tests) : some(tests);
}

function field(path: string, condition: unknown, sense: Sense): Matches {
	const names = path.split(/(?<!\\)\./).map((name) => name.replaceAll('\\.', '.'));
	const test = conditionOf(condition, sense);
	return (value) => test(valueAt(value, names));
}

/** What is no object is meant to be equal. */
function conditionOf(condition: unknown, sense: Sense): Matches {
	return isObject(condition) ? compile(condition, sense) : operator('$eq', condition, sense);
}

function operator(name: string, argument: unknown, sense: Sense): Matches {
	const opposite = sense === 'is' ? 'is not' : 'is';
	switch (name) {
		case '$and':
			return all(selectors(name, argument), sense);
		case '$or':
			return any(selectors(name, argument), sense);
		case '$nor':
			return any(selectors(name, argument), opposite);
		case '$not':
			return conditionOf(argument, opposite);
		case '$exists': {
			const wanted = (argument === true) === (sense === 'is');
			return (value) => (value !== ABSENT) === wanted;
		}
		default: {
			const test = comparison(name, argument);
			return (value) => value !== ABSENT && test(value) === (sense === 'is');
		}
	}
}

function all(selectors: readonly Json[], sense: Sense): Matches {
	const tests = selectors.map((one) => compile(one, sense));
	return sense === 'is' ? every(tests) : some(tests);
}

function any(selectors: readonly Json[], sense: Sense): Matches {
	const tests = selectors.map((one) => compile(one, sense));
	return sense === 'is' ? some(tests) : every(tests);
}

/** Conditions on a value that is there. */
function comparison(name: string, argument: unknown): Matches {
	switch (name) {
		case '$eq':
			return (value) => sameJson(value, argument);
		case '$ne':
			return (value) => !sameJson(value, argument);
		case '$lt':
			return (value) => compareJson(value, argument) < 0;
		case '$lte':
			return (value) => compareJson(value, argument) <= 0;
		case '$gt':
			return (value) => compareJson(value, argument) > 0;
		case '$gte':
			return (value) => compareJson(value, argument) >= 0;
		case '$in':
		case '$nin': {
			const wanted = list(name, argument);
			return (value) => wanted.some((one) => isAmong(value, one)) === (name === '$in');
		}
		case '$type':
			return (value) => typeOf(value) === argument;
		case '$beginsWith':
			return (value) => typeof value === 'string' && value.startsWith(String(argument));
		case '$mod':
			return remainder(list(name, argument));
		default:
			return ofList(name, argument);
	}
}

function ofList(name: string, argument: unknown): Matches {
	switch (name) {
		case '$size':
			return (value) => Array.isArray(value) && value.length === argument;
		case '$all': {
			const wanted = list(name, argument);
			return (value) => Array.isArray(value) && wanted.every((one) => isAmong(value, one));
		}
		case '$elemMatch': {
			const test = conditionOf(argument, 'is');
			return (value) => Array.isArray(value) && value.some(test);
		}
		case '$allMatch': {
			const test = conditionOf(argument, 'is');
			return (value) => Array.isArray(value) && value.length > 0 && value.every(test);
		}
		case '$keyMapMatch': {
			const test = conditionOf(argument, 'is');
			return (value) => isObject(value) && Object.keys(value).some(test);
		}
		default:
			throw badRequest(`selector: ${name} is not offered`);
	}
}

function remainder([divisor, rest]: readonly unknown[]): Matches {
	if (!Number.isInteger(divisor) || divisor === 0 || !Number.isInteger(rest)) {
		throw badRequest('selector: $mod takes a divisor and a remainder');
	}
	return (value) => Number.isInteger(value) && Number(value) % Number(divisor) === rest;
}

function valueAt(value: unknown, names: readonly string[]): unknown {
	let at = value;
	for (const name of names) {
		if (isObject(at) && Object.hasOwn(at, name)) at = at[name];
		else if (Array.isArray(at) && Object.hasOwn(at, name) && name !== 'length')
			at = at[Number(name)];
		else return ABSENT;
	}
	return at;
}

/** A list holds a value, or is it. */
function isAmong(value: unknown, one: unknown): boolean {
	return (
		sameJson(value, one) || (Array.isArray(value) && value.some((item) => sameJson(item, one)))
	);
}

function selectors(name: string, argument: unknown): readonly Json[] {
	return list(name, argument).map((one) => {
		if (!isObject(one)) throw badRequest(`selector: ${name} takes a list of selectors`);
		return one;
	});
}

function list(name: string, argument: unknown): readonly unknown[] {
	if (!Array.isArray(argument)) throw badRequest(`selector: ${name} takes a list`);
	return argument;
}

function every(tests: readonly Matches[]): Matches {
	return (value) => tests.every((test) => test(value));
}

function some(tests: readonly Matches[]): Matches {
	return (value) => tests.some((test) => test(value));
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
