import { describe, expect, it } from "vitest";
import { headerKey } from "./header-key.ts";
import { AMBIGUOUS_NAMES, HEADER_NAMES } from "./header-names.ts";
import { LEAD_FIELDS, type LeadField } from "./lead-csv.ts";
import { mapColumns } from "./map-columns.ts";

const fieldsOf = (headers: string) =>
  mapColumns(headers.split(";")).columns.map(({ field }) => field ?? "-");

describe("headers in eight languages", () => {
  it.each([
    ["en", "First name;Last name;E-mail address;Company;Job title;City;Country;Phone"],
    ["de", "Vorname;Name;E-Mail-Adresse;Firma;Position;Ort;Land;Telefonnummer"],
    ["fr", "Prénom;Nom;Adresse e-mail;Société;Poste;Ville;Pays;Téléphone"],
    ["es", "Nombre;Apellidos;Correo electrónico;Empresa;Cargo;Ciudad;País;Teléfono"],
    ["pt", "Nome;Sobrenome;E-mail;Empresa;Cargo;Cidade;País;Telefone"],
    ["nl", "Voornaam;Achternaam;E-mailadres;Bedrijfsnaam;Functie;Plaats;Land;Telefoonnummer"],
    ["it", "Nome;Cognome;Indirizzo e-mail;Azienda;Ruolo;Città;Paese;Telefono"],
    ["pl", "Imię;Nazwisko;Adres e-mail;Nazwa firmy;Stanowisko;Miasto;Kraj;Numer telefonu"],
  ])("are recognised in %s", (_language, headers) => {
    expect(fieldsOf(headers)).toEqual([
      ...["first_name", "last_name", "email", "company", "title", "city", "country", "phone"],
    ]);
  });

  it("mean the whole name where no column holds the other half", () => {
    expect(fieldsOf("Name;E-Mail")).toEqual(["full_name", "email"]);
    expect(fieldsOf("Nombre;Correo")).toEqual(["full_name", "email"]);
    expect(fieldsOf("Name;Given Name;Family Name;Email")[0]).toBe("full_name");
  });

  it("do not depend on case, blanks, hyphens, accents and camels", () => {
    expect(fieldsOf("E-MAIL ADDRESS;email_address;emailAddress;Téléphone;telephone")).toEqual([
      ...["email", "email", "email", "phone", "phone"],
    ]);
  });

  it("of the company do not stand for the person", () => {
    const headers =
      "Email;Company City;Company Phone;Company Linkedin Url;Contact Owner;Person City";
    expect(fieldsOf(headers)).toEqual(["email", "-", "-", "-", "-", "city"]);
  });

  it("never name two fields at once", () => {
    const owners = new Map<string, LeadField>();
    for (const field of LEAD_FIELDS) {
      for (const name of HEADER_NAMES[field]) {
        expect([name, owners.get(headerKey(name)) ?? field]).toEqual([name, field]);
        owners.set(headerKey(name), field);
      }
    }
    const ambiguous = AMBIGUOUS_NAMES.map((name) => owners.get(name));
    expect(new Set(ambiguous)).toEqual(new Set(["full_name"]));
  });
});

describe("several columns for one field", () => {
  it("are ranked: a work address before another, a personal one last", () => {
    const headers = ["Personal Email", "Email 2", "Email", "Secondary Email", "Work Email"];
    const order = mapColumns(headers).sources.email.map((index) => headers[index]);
    expect(order).toEqual(["Work Email", "Email", "Email 2", "Secondary Email", "Personal Email"]);
  });

  it("let the one a person chose go first", () => {
    const headers = ["Work Email", "Mail of assistant"];
    expect(mapColumns(headers, { "Mail of assistant": "email" }).sources.email).toEqual([1, 0]);
  });
});

it("takes a bare URL for a profile in LinkedIn's own export only", () => {
  expect(fieldsOf("First Name;Last Name;URL;Email Address;Connected On")[2]).toBe("linkedin_url");
  expect(fieldsOf("First Name;Last Name;URL;Email Address")[2]).toBe("-");
});
