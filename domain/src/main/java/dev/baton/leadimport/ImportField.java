package dev.baton.leadimport;

import dev.baton.lead.LeadField;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column of a file can mean. */
public enum ImportField {
    EXTERNAL_ID(
            "externalId",
            null,
            "externalid,externeid,externid,id,leadid,kundennummer,kundennr,crmid,recordid,datensatzid,nummer,nr"),
    FULL_NAME(
            "fullName",
            null,
            "name,fullname,contactname,contact,contactperson,ansprechpartner,kontakt,kontaktperson,vollername,vorundnachname"),
    FIRST_NAME("firstName", LeadField.FIRST_NAME, "firstname,givenname,forename,vorname,rufname,first"),
    LAST_NAME("lastName", LeadField.LAST_NAME, "lastname,surname,familyname,nachname,familienname,zuname,last"),
    COMPANY_NAME(
            "companyName",
            LeadField.COMPANY_NAME,
            "company,companyname,organisation,organization,account,accountname,employer,firma,firmenname,unternehmen,betrieb,arbeitgeber"),
    EMAIL(
            "email",
            LeadField.EMAIL,
            "email,emailaddress,mail,mailaddress,emailadresse,mailadresse,emails,email1,workemail"),
    PHONE(
            "phone",
            LeadField.PHONE,
            "phone,phonenumber,telephone,tel,mobile,mobilephone,cell,cellphone,workphone,telefon,telefonnummer,telnr,handy,mobil,mobiltelefon,rufnummer,festnetz"),
    JOB_TITLE(
            "jobTitle",
            LeadField.JOB_TITLE,
            "jobtitle,job,position,role,function,title,funktion,rolle,beruf,stelle,stellenbezeichnung,berufsbezeichnung,titel"),
    COUNTRY("country", LeadField.COUNTRY, "country,countrycode,nation,land,laendercode,landkuerzel,staat"),
    INDUSTRY("industry", LeadField.INDUSTRY, "industry,sector,branche,wirtschaftszweig,sektor"),
    EMPLOYEES(
            "employees",
            LeadField.EMPLOYEES,
            "employees,numberofemployees,headcount,companysize,staff,mitarbeiter,mitarbeiterzahl,anzahlmitarbeiter,beschaeftigte"),
    PRODUCT("product", LeadField.PRODUCT, "product,interest,productinterest,produkt,interesse,produktinteresse"),
    LANGUAGE("language", LeadField.LANGUAGE, "language,lang,locale,sprache"),
    SOURCE("source", LeadField.SOURCE, "source,leadsource,origin,quelle,herkunft,leadquelle"),
    MESSAGE(
            "message",
            null,
            "message,note,notes,comment,comments,remark,remarks,description,nachricht,notiz,notizen,bemerkung,bemerkungen,kommentar,anmerkung,beschreibung");

    private final String key;
    private final @Nullable LeadField leadField;
    private final Set<String> synonyms;

    ImportField(String key, @Nullable LeadField leadField, String synonyms) {
        this.key = key;
        this.leadField = leadField;
        this.synonyms = Set.of(synonyms.split(","));
    }

    /** The word in tables, forms and addresses: {@code firstName}. */
    public String key() {
        return key;
    }

    Optional<LeadField> leadField() {
        return Optional.ofNullable(leadField);
    }

    boolean isCalled(String plainHeader) {
        return synonyms.contains(plainHeader);
    }

    /** Reads what {@link #key()} wrote, if it is the key of a field. */
    public static Optional<ImportField> find(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
