import { wordList } from '../word-list.ts';
import type { NameStock } from './name-stock.ts';

export const spanishNames: NameStock = {
	female: wordList(`
		Adela, Adriana, Ainhoa, Alba, Alicia, Amaya, Amparo, Ángela, Aurora, Beatriz, Begoña, Belén,
		Blanca, Candela, Carlota, Carmen, Carolina, Catalina, Cecilia, Clara, Claudia, Concepción,
		Consuelo, Cristina, Daniela, Dolores, Elena, Elvira, Encarnación, Esperanza, Esther, Eva, Fátima,
		Gloria, Graciela, Guadalupe, Inés, Inmaculada, Irene, Isabel, Itziar, Jimena, Julia, Laura,
		Leonor, Leticia, Lidia, Lorena, Lourdes, Lucía, Macarena, Magdalena, Manuela, Marina, Martina,
		Mercedes, Mónica, Montserrat, Natalia, Nerea, Noelia, Nuria, Olga, Paloma, Patricia, Paula,
		Pilar, Raquel, Remedios, Rocío, Rosa, Sandra, Sara, Silvia, Sonia, Susana, Teresa, Valeria,
		Verónica, Virginia, Ximena, Yolanda`),
	male: wordList(`
		Adrián, Agustín, Alberto, Alejandro, Alfonso, Alfredo, Álvaro, Andrés, Ángel, Antonio, Arturo,
		Benito, Bernardo, Carlos, César, Cristóbal, Daniel, David, Diego, Domingo, Eduardo, Emilio,
		Enrique, Ernesto, Esteban, Eugenio, Fausto, Felipe, Félix, Fernando, Francisco, Gabriel, Gerardo,
		Gonzalo, Gregorio, Guillermo, Gustavo, Héctor, Hugo, Ignacio, Iker, Isidro, Íñigo, Iván, Jaime,
		Javier, Joaquín, Jorge, Josep, Julián, Leandro, Lorenzo, Luciano, Manuel, Marcelo, Marcos, Mario,
		Martín, Mateo, Matías, Mauricio, Miguel, Nicolás, Octavio, Óscar, Pablo, Pedro, Rafael, Ramiro,
		Ramón, Raúl, Ricardo, Roberto, Rodrigo, Rubén, Salvador, Samuel, Santiago, Saúl, Sergio, Tomás,
		Unai, Vicente, Víctor, Xavier`),
	joinedFemale: wordList(`
		Ana Belén, Ana Isabel, Ana María, Luz Marina, María Ángeles, María Antonia, María del Carmen,
		María del Mar, María del Pilar, María del Rosario, María Dolores, María Eugenia, María Fernanda,
		María Isabel, María Jesús, María José, María Luisa, María Teresa, María Victoria, Rosa María`),
	joinedMale: wordList(`
		Carlos Alberto, Francisco Javier, Jesús María, José Antonio, José Ignacio, José Luis,
		José Manuel, José María, José Ramón, Juan Antonio, Juan Carlos, Juan Francisco, Juan José,
		Juan Manuel, Juan Pablo, Luis Fernando, Luis Miguel, Marco Antonio, Miguel Ángel, Pedro Pablo`),
	surnames: wordList(`
		Abad, Aguilar, Aguirre, Alarcón, Alonso, Álvarez, Aranda, Arias, Arroyo, Ávila, Ayala, Ballesteros,
		Barrios, Benítez, Bermúdez, Blanco, Bravo, Caballero, Cabello, Cabrera, Calvo, Campos, Cano,
		Cárdenas, Carmona, Carrasco, Carrillo, Castaño, Castillo, Castro, Cervantes, Cisneros, Contreras,
		Cordero, Correa, Cortés, Crespo, Cuesta, Delgado, Díaz, Domínguez, Durán, Echeverría, Escobar,
		Escudero, Espinosa, Esteban, Estrada, Etxebarria, Fernández, Ferrer, Figueroa, Flores, Franco,
		Fuentes, Galindo, Gallardo, Gallego, García, Garrido, Gil, Giménez, Gómez, González, Guerrero,
		Gutiérrez, Guzmán, Heredia, Hernández, Herrera, Herrero, Hidalgo, Ibáñez, Iglesias, Izquierdo,
		Jiménez, Lara, León, López, Lorenzo, Lozano, Luna, Maldonado, Marín, Márquez, Martí, Martín,
		Martínez, Medina, Méndez, Menéndez, Merino, Molina, Montero, Montes, Mora, Morales, Moreno, Moya,
		Muñoz, Navarro, Nieto, Núñez, Ochoa, Ojeda, Ortega, Ortiz, Otero, Pacheco, Palacios, Pardo,
		Pascual, Pastor, Peña, Peñalver, Pérez, Pizarro, Prieto, Puig, Quintana, Quiroga, Ramírez, Ramos,
		Redondo, Reyes, Ríos, Rivas, Rivera, Robles, Rodríguez, Rojas, Román, Romero, Rosales, Rubio,
		Ruiz, Saavedra, Sáez, Salas, Salazar, Salgado, Sánchez, Santana, Santos, Sanz, Saura, Serra,
		Serrano, Sierra, Silva, Solís, Soria, Soto, Suárez, Tapia, Tejada, Toledo, Torres, Trujillo,
		Uribe, Urrutia, Valdés, Valencia, Valverde, Vargas, Vázquez, Vega, Velasco, Vicente, Vidal,
		Villalobos, Villanueva, Yáñez, Zamora, Zapata, Zubiri`),
	longSurnames: wordList(`
		de Castro, de Haro, de la Calle, de la Cruz, de la Fuente, de la Rosa, de la Torre, de la Vega,
		de las Heras, de León, de los Ríos, del Amo, del Campo, del Castillo, del Olmo, del Pino, del Pozo,
		del Río, del Valle, Díaz de Cerio, García-López, García de Paredes, Gómez-Acebo, López de Ayala,
		Martínez-Bordiú, Ortiz de Zárate, Pérez de Guzmán, Ponce de León, Ruiz-Giménez, Sáenz de Santa María,
		San Martín, San Román, Santa Cruz, Vélez de Guevara`)
};
