import { wordList } from '../../../sync-server/demo/word-list.ts';

/** How people are called by who knows them, and by themselves at a stand. */
export const familiarNames: ReadonlyMap<string, readonly string[]> = new Map(
	wordList(`
		José: Pepe, Francisco: Paco, Francisco Javier: Javi, Francisco Javier: Fran, Manuel: Manolo,
		Antonio: Toni, Ignacio: Nacho, Enrique: Quique, José María: Chema, José Manuel: Josema,
		Juan José: Juanjo, José Luis: Joselu, Rafael: Rafa, Miguel: Migue, Jesús: Chus, Javier: Javi,
		Alejandro: Álex, Pedro: Perico, Fernando: Nando, Santiago: Santi, Eduardo: Edu, Alberto: Berto,
		Daniel: Dani, Guillermo: Guille, Sergio: Sergi, Gonzalo: Gonza, Roberto: Rober,
		María Dolores: Lola, Dolores: Lola, Concepción: Concha, Concepción: Conchi, María Teresa: Maite,
		Mercedes: Merche, Josefa: Pepa, Francisca: Paqui, Rosario: Charo, Consuelo: Chelo, Isabel: Isa,
		Pilar: Pili, María Pilar: Pili, Cristina: Cris, Beatriz: Bea, María José: Marijose,
		María Isabel: Maribel, María Luisa: Marisa, Antonia: Toñi, Encarnación: Encarna,
		Guadalupe: Lupe, Montserrat: Montse, Inmaculada: Inma, Verónica: Vero, Patricia: Patri,
		Susana: Susi, Lourdes: Lurdes, María Ángeles: Marian,
		Françoise: Fanny, Frédéric: Fred, Philippe: Phil, Alexandre: Alex, Nicolas: Nico,
		Sébastien: Seb, Emmanuel: Manu, Georges: Jo, Louis: Loulou, Jacques: Jacquot, Gérard: Gégé,
		Christophe: Chris, Stéphane: Steph, Stéphanie: Steph, Vincent: Vince, Benjamin: Ben,
		Maxime: Max, Thomas: Tom, Catherine: Cathy, Isabelle: Isa, Élisabeth: Babette,
		Marguerite: Margot, Valérie: Val, Véronique: Véro, Nathalie: Nath, Sandrine: Sandra,
		Patricia: Pat, Patrick: Pat, Dominique: Dom, Christine: Cricri, Jean-Pierre: JP,
		Geneviève: Ginette, Ludovic: Ludo, Grégoire: Greg, Xavier: Xav, Mathieu: Mat,
		Jean-Baptiste: JB, Aurélie: Lili, Virginie: Ninie, Guillaume: Guigui`).reduce((names, entry) => {
		const [full = '', familiar = ''] = entry.split(': ');
		return names.set(full, [...(names.get(full) ?? []), familiar]);
	}, new Map<string, readonly string[]>())
);
