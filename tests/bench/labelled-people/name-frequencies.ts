import type { Random } from '#domain/kernel/random.ts';
import { chance, pick, pickWeighted } from '../../../sync-server/demo/choose.ts';
import { frenchNames } from '../../../sync-server/demo/names/french-names.ts';
import type { NameStock } from '../../../sync-server/demo/names/name-stock.ts';
import { spanishNames } from '../../../sync-server/demo/names/spanish-names.ts';

export type NameLanguage = 'es' | 'fr';
export type Sex = 'female' | 'male';

interface Weighted {
	readonly name: string;
	readonly weight: number;
}

interface Frequencies {
	readonly stock: NameStock;
	readonly surnames: readonly Weighted[];
	/** share of people who have one of `surnames` */
	readonly commonSurnames: number;
	readonly given: Readonly<Record<Sex, readonly Weighted[]>>;
	/** share of people who have one of `given` */
	readonly commonGiven: number;
	/** beginnings and endings of the surnames that few people have */
	readonly rare: readonly [beginnings: readonly string[], endings: readonly string[]];
}

/** Names as often as they are met: in tenths of a thousand of all, rounded, of the commonest. */
const frequenciesOf: Readonly<Record<NameLanguage, Frequencies>> = {
	es: {
		stock: spanishNames,
		surnames: weighted(
			`García 310, Rodríguez 197, González 197, Fernández 193, López 185, Martínez 178, Sánchez 173,
			Pérez 166, Gómez 105, Martín 103, Jiménez 84, Hernández 82, Ruiz 78, Díaz 74, Moreno 69,
			Muñoz 61, Álvarez 60, Romero 48, Gutiérrez 46, Alonso 43, Navarro 40, Torres 39, Domínguez 37,
			Ramos 36, Vázquez 35, Ramírez 34, Gil 32, Serrano 31, Morales 30, Molina 30, Blanco 28,
			Suárez 28, Castro 27, Ortega 27, Delgado 27, Ortiz 26, Marín 25, Rubio 25, Núñez 24,
			Medina 23, Sanz 22, Castillo 22, Iglesias 21, Cortés 21, Garrido 20, Santos 20`
		),
		commonSurnames: 0.36,
		given: {
			female: weighted(
				`María Carmen 270, María 250, Carmen 160, Ana María 120, Laura 110, María Pilar 110,
				María Dolores 110, Isabel 110, Josefa 110, María Teresa 110, Ana 110, Marta 100, Cristina 100,
				María Ángeles 95, Lucía 90, María Isabel 85, María José 85, Francisca 85, Antonia 80,
				Dolores 75, Sara 70, Paula 70, Elena 70, María Luisa 65, Raquel 60, Rosa María 60, Pilar 60,
				Concepción 60, Mercedes 55, Julia 55, Beatriz 50, Rosario 45, Consuelo 40`
			),
			male: weighted(
				`Antonio 280, Manuel 240, José 240, Francisco 210, David 160, Juan 150, Javier 130,
				José Antonio 170, Daniel 140, José Luis 120, Francisco Javier 120, Carlos 110, Jesús 100,
				Alejandro 110, Miguel 100, José Manuel 95, Rafael 90, Miguel Ángel 90, Pedro 90, Pablo 90,
				Ángel 85, Sergio 80, José María 80, Fernando 75, Jorge 75, Luis 75, Alberto 70,
				Juan Carlos 70, Álvaro 65, Diego 60, Adrián 60, Juan José 60, Enrique 55, Ignacio 45`
			)
		},
		commonGiven: 0.6,
		rare: stems(
			'Alda, Arri, Bara, Beni, Cala, Cami, Cebri, Echa, Esca, Fonte, Gala, Gordi, Iri, Lasa, Legui, Mari, Monta, Ola, Orde, Peña, Que, Riba, Sala, Sando, Segu, Tama, Urru, Vala, Yeba, Zuma',
			'bar, cedo, dero, eta, guren, ja, lde, llas, mendi, nova, ñez, quín, rreta, sola, tegui, var, vides, yo, zábal, zuela'
		)
	},
	fr: {
		stock: frenchNames,
		surnames: weighted(
			`Martin 38, Bernard 20, Thomas 18, Petit 18, Robert 17, Richard 17, Durand 16, Dubois 16,
			Moreau 15, Laurent 15, Simon 15, Michel 14, Lefebvre 13, Leroy 13, Roux 12, David 12,
			Bertrand 11, Morel 11, Fournier 11, Girard 10, Bonnet 10, Dupont 10, Lambert 10, Fontaine 9,
			Rousseau 9, Vincent 9, Muller 9, Lefèvre 9, Faure 9, André 9, Mercier 8, Blanc 8, Guérin 8,
			Boyer 8, Garnier 8, Chevalier 8, François 7, Legrand 7, Gauthier 7, Garcia 7`
		),
		commonSurnames: 0.1,
		given: {
			female: weighted(
				`Marie 220, Nathalie 110, Isabelle 100, Sylvie 95, Catherine 110, Martine 85, Christine 85,
				Françoise 100, Valérie 75, Sandrine 75, Stéphanie 70, Véronique 65, Sophie 65, Céline 60,
				Chantal 60, Patricia 60, Anne 60, Brigitte 55, Julie 55, Monique 90, Aurélie 50, Nicole 75,
				Laurence 50, Annie 50, Émilie 50, Dominique 50, Virginie 45, Claire 45, Camille 45,
				Élisabeth 40, Marguerite 25`
			),
			male: weighted(
				`Jean 170, Philippe 150, Michel 160, Pierre 120, Alain 120, Nicolas 130, Christophe 120,
				Patrick 115, Daniel 95, Bernard 95, Thomas 90, Laurent 90, Frédéric 85, Éric 90, Stéphane 90,
				Sébastien 85, Julien 85, Alexandre 80, Christian 80, Olivier 80, Pascal 75, François 75,
				Thierry 75, Gérard 75, Jacques 90, Vincent 65, David 75, Maxime 60, Antoine 60, Guillaume 60,
				Jean-Pierre 60, Emmanuel 50, Louis 60, Georges 40, Benjamin 45`
			)
		},
		commonGiven: 0.6,
		rare: stems(
			'Aubi, Barbe, Besse, Bourdi, Bri, Cali, Chante, Char, Cour, Dela, Desma, Escof, Fau, Frémo, Gaudi, Grand, Hau, Jaco, Lachau, Lamou, Maze, Monti, Pasque, Péri, Quesne, Rigau, Savi, Tourne, Vau, Verdi',
			'berge, bier, caud, chard, court, deau, don, fois, gnac, gnon, lard, lier, llon, mont, nard, nier, reau, rel, thier, ville'
		)
	}
};

export function drawGivenName(random: Random, language: NameLanguage, sex: Sex): string {
	const { stock, given, commonGiven } = frequenciesOf[language];
	if (chance(random, commonGiven)) return pickWeighted(random, given[sex]).name;
	const joined = sex === 'female' ? stock.joinedFemale : stock.joinedMale;
	return pick(random, chance(random, 0.12) ? joined : stock[sex]);
}

/** One surname: of a Spanish person, half of what stands on the card. */
export function drawSurname(random: Random, language: NameLanguage): string {
	const { stock, surnames, commonSurnames, rare } = frequenciesOf[language];
	if (chance(random, commonSurnames)) return pickWeighted(random, surnames).name;
	if (chance(random, 0.06)) return pick(random, stock.longSurnames);
	if (chance(random, 0.5)) return pick(random, stock.surnames);
	return pick(random, rare[0]) + pick(random, rare[1]);
}

function weighted(text: string): readonly Weighted[] {
	return list(text).map((entry) => {
		const [, name = '', weight = ''] = /^(.+) (\d+)$/.exec(entry) ?? [];
		return { name, weight: Number(weight) };
	});
}

function stems(beginnings: string, endings: string): Frequencies['rare'] {
	return [list(beginnings), list(endings)];
}

function list(text: string): readonly string[] {
	return text.split(',').map((entry) => entry.trim());
}
