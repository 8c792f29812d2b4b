import type { Random } from '#domain/kernel/random.ts';
import { pick } from '../choose.ts';
import type { Language } from '../language.ts';
import { wordList } from '../word-list.ts';

interface CompanyWords {
	readonly trades: readonly string[];
	readonly names: readonly string[];
	readonly forms: readonly string[];
	/** how the owner's name becomes the house's */
	readonly house: (trade: string, surname: string) => string;
}

const wordsOf: Readonly<Record<Language, CompanyWords>> = {
	es: {
		trades:
			wordList(`Panadería, Horno, Pastelería, Confitería, Obrador, Tahona, Cafetería, Panificadora,
			Molino, Escuela de Panadería`),
		names:
			wordList(`La Espiga, El Trigal, San Blas, La Artesana, El Molino, Santa Rita, La Flor de Harina,
			El Buen Pan, La Miga, Cuatro Caminos, La Moderna, El Candil, Virgen del Mar, La Hogaza, Los Arcos,
			El Rincón Dulce, La Candelaria, Pan y Vino, Puerta del Sol, La Corteza, El Obrador de Lola,
			Masa Madre, La Alacena, Santo Domingo, El Racimo, La Colmena, Tres Hermanas, La Brasa, El Puente,
			La Harinera`),
		forms: wordList(`S.L., S.L., S.A., S.L.U., S.Coop., C.B.`),
		house: (trade, surname) => `${trade} ${surname}`
	},
	fr: {
		trades:
			wordList(`Boulangerie, Boulangerie-Pâtisserie, Pâtisserie, Fournil, Maison, Moulin, Salon de thé,
			Biscuiterie, Minoterie, Crêperie`),
		names:
			wordList(`du Marché, de la Gare, des Halles, Saint-Honoré, de l'Écluse, du Vieux Port, des Tilleuls,
			de la Cathédrale, au Bon Levain, aux Délices, du Pont Neuf, de la Fontaine, des Quatre Saisons,
			du Coin, la Mie Dorée, l'Épi d'Or, la Huche à Pain, le Pétrin, la Gerbe de Blé,
			au Four à Bois, la Farandole, des Remparts, de la Place, le Grenier d'Émile, les Trois Épis,
			la Croûte Dorée, de la Colline, du Canal, le Levain des Alpes, la Meule`),
		forms: wordList(`SARL, SARL, SAS, EURL, SNC`),
		house: (trade, surname) => `${trade} ${surname} et Fils`
	},
	en: {
		trades:
			wordList(`Bakery, Bakehouse, Patisserie, Bread Co., Cake Shop, Tea Rooms, Mill, Deli, Café,
			Flour Merchants`),
		names:
			wordList(`The Corner, Old Mill, Rising Sun, Harvest, Golden Crust, Wheatsheaf, Stone Oven, Riverside,
			Market Square, Little Loaf, Penny Lane, The Daily, Sourdough Sisters', Copper Kettle, Oak & Ember,
			Northgate, Harbour, Windmill Hill, The Village, Blackbird, Morning Glory, Three Counties, Saltwater,
			Hearth & Home, The Flour Pot, Maple Leaf, Castle Street, The Good Crumb, Red Barn, Fourways`),
		forms: wordList(`Ltd, Ltd, LLP, Inc., & Co.`),
		house: (trade, surname) => `${surname} & Sons ${trade}`
	}
};

export function companyName(random: Random, language: Language, surname: string): string {
	const words = wordsOf[language];
	const trade = pick(random, words.trades);
	const form = pick(random, words.forms);
	const shape = random();
	if (shape < 0.25) return words.house(trade, surname);
	const name = pick(random, words.names);
	const both = language === 'en' ? `${name} ${trade}` : `${trade} ${name}`;
	return shape < 0.7 ? both : `${both}${language === 'es' ? ', ' : ' '}${form}`;
}
