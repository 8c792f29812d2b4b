import { wordList } from '../word-list.ts';
import type { Country } from './place.ts';

export const streetsOf: Readonly<Record<Exclude<Country, 'CA'>, readonly string[]>> = {
	ES: wordList(`
		Calle Mayor, Calle Nueva, Calle Real, Calle del Carmen, Calle de la Paz, Calle San Juan,
		Calle San Roque, Calle Santa Ana, Calle del Pilar, Calle Cervantes, Calle Goya, Calle Velázquez,
		Calle Lope de Vega, Calle Gabriel Miró, Calle Miguel Hernández, Calle Rosalía de Castro,
		Calle del Horno, Calle Molino de Viento, Calle de los Olivos, Calle Almendros, Calle Doctor Fleming,
		Calle Ramón y Cajal, Calle Severo Ochoa, Calle Isaac Peral, Calle Hernán Cortés, Calle Colón,
		Calle Alfonso X el Sabio, Calle Reyes Católicos, Calle Concordia, Calle Libertad, Calle Sol,
		Calle de la Fuente, Calle Estación, Calle Industria, Avenida de la Constitución,
		Avenida de América, Avenida de Portugal, Avenida de Andalucía, Avenida del Mediterráneo,
		Avenida Juan Carlos I, Avenida de la Libertad, Paseo de la Alameda, Paseo del Prado,
		Paseo Marítimo, Plaza de España, Plaza Mayor, Plaza del Mercado, Plaza de la Iglesia,
		Ronda de Levante, Ronda Norte, Travesía del Pozo, Camino Viejo, Carretera de Madrid`),
	MX: wordList(`
		Avenida Insurgentes, Avenida Juárez, Avenida Hidalgo, Avenida Revolución, Avenida Universidad,
		Avenida Chapultepec, Avenida Vallarta, Avenida Constitución, Avenida Madero, Calle Morelos,
		Calle Allende, Calle Aldama, Calle 5 de Mayo, Calle 16 de Septiembre, Calle 20 de Noviembre,
		Calle Zaragoza, Calle Guerrero, Calle Galeana, Calle Benito Juárez, Calle Niños Héroes,
		Calle Álvaro Obregón, Calle Venustiano Carranza, Calle Lázaro Cárdenas, Calle Emiliano Zapata,
		Calle Orizaba, Calle Tonalá, Calle Durango, Calle Colima, Calle Jalapa, Calle Tabasco,
		Calle Río Lerma, Calle Río Tíber, Privada de las Flores, Cerrada del Bosque, Calzada de Tlalpan,
		Boulevard Díaz Ordaz, Calle de los Pinos, Calle Jacarandas`),
	FR: wordList(`
		rue de la République, rue Victor-Hugo, rue Jean-Jaurès, rue Pasteur, rue de la Gare, rue du Moulin,
		rue de l'Église, rue des Écoles, rue du Château, rue de Verdun, rue Émile-Zola, rue Gambetta,
		rue Voltaire, rue Jules-Ferry, rue du Stade, rue des Lilas, rue des Jardins, rue de la Fontaine,
		rue du Four, rue des Boulangers, rue du Marché, rue Saint-Michel, rue Saint-Antoine, rue Molière,
		rue Racine, rue Lamartine, rue Alphonse-Daudet, rue Georges-Sand, rue de Bretagne, rue d'Alsace,
		rue de Lorraine, rue du Faubourg-Saint-Jean, rue de la Liberté, rue de la Paix, rue Nationale,
		avenue de la Libération, avenue du Général-Leclerc, avenue Foch, avenue des Tilleuls,
		avenue Jean-Moulin, boulevard de la Liberté, boulevard Carnot, boulevard Gambetta,
		boulevard de Strasbourg, place de la Mairie, place du Marché, place de l'Hôtel-de-Ville,
		quai de la Marne, quai des Chartrons, impasse des Acacias, allée des Platanes, chemin des Vignes`),
	GB: wordList(`
		High Street, Church Lane, Church Road, Station Road, Mill Lane, Victoria Road, Albert Road,
		Park Avenue, Park Road, Queen Street, King Street, London Road, Green Lane, Manor Road,
		The Crescent, Grange Road, Chapel Street, School Lane, New Road, North Street, South Parade,
		West End, Springfield Road, Windsor Terrace, York Road, Alexandra Road, Highfield Road,
		Bridge Street, Castle Street, Mount Pleasant, Orchard Close, Meadow Way, Rectory Gardens,
		Kingsway, Broadway, The Green, Bakers Row, Mill Hill, Warwick Road, Clarence Street,
		Waterloo Road, Trafalgar Street, Wellington Road, Gladstone Avenue, St. John's Road,
		St. Mary's Lane, Hawthorn Drive, Beech Grove, Elm Court, Rowan Close`),
	US: wordList(`
		Main Street, Oak Street, Maple Avenue, Cedar Street, Pine Street, Elm Street, Walnut Street,
		Washington Avenue, Lincoln Avenue, Jefferson Street, Madison Street, Jackson Street,
		Franklin Avenue, Park Place, Lake Street, Hill Street, River Road, Sunset Boulevard,
		Highland Avenue, Church Street, Spring Street, Chestnut Street, Willow Lane, Prospect Avenue,
		Center Street, Union Street, Grand Avenue, Broadway, Liberty Street, Market Street, Mission Street,
		College Avenue, Ridge Road, Orchard Street, Meadow Lane, Dogwood Drive, Magnolia Street,
		Juniper Way, Birch Street, Sycamore Avenue, Hickory Lane, Pearl Street, Bedford Avenue,
		Lexington Avenue, Cherry Street, Garden Street, Mill Street, Valley Road`)
};

export const canadianStreets = {
	fr: wordList(`
		rue Sainte-Catherine, rue Saint-Denis, rue Saint-Laurent, rue Sherbrooke, rue Rachel, rue Fabre,
		rue de la Roche, rue Papineau, rue Notre-Dame, rue Saint-Joseph, rue Saint-Jean, rue Cartier,
		rue Laurier, rue Champlain, rue des Érables, rue Principale, rue du Fleuve, rue Garneau,
		avenue du Mont-Royal, avenue du Parc, avenue De Lorimier, avenue Cartier, avenue des Pins,
		boulevard René-Lévesque, boulevard Charest, boulevard Rosemont, chemin Sainte-Foy,
		chemin de la Côte-des-Neiges, côte du Passage, place D'Youville`),
	en: wordList(`
		Yonge Street, Queen Street West, King Street East, Bloor Street, Dundas Street, College Street,
		Bathurst Street, Spadina Avenue, Ossington Avenue, Roncesvalles Avenue, Danforth Avenue,
		Bank Street, Elgin Street, Wellington Street, Barrington Street, Robie Street, Main Street,
		Commercial Drive, Granville Street, Robson Street, Kingsway, Maple Crescent, Queen Mary Road,
		Macleod Trail, Centre Street North, Portage Avenue, Corydon Avenue, Douglas Street, Fort Street,
		Lakeshore Road`)
};
