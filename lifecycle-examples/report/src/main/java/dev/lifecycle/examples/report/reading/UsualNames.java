package dev.lifecycle.examples.report.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What exports call the columns of a purchase log: the likelier name first, without case, blanks and signs. */
final class UsualNames {

    static final List<String> CUSTOMER = names("""
            customerid customer custid cust customernumber customerno customercode customerkey clientid client userid
            user visitorid memberid member buyerid buyer accountid account shopperid householdkey householdid
            contactid subscriberid cardid customeremail email emailaddress useremail billingemail customername name
            kundennummer kundennr kundenid kunde idclient numeroclient cliente clienteid klant klantnummer id""");

    static final List<String> DATE = names("""
            date orderdate purchasedate invoicedate transactiondate saledate salesdate createdat created datetime
            timestamp eventtime time orderedat purchasedat paidat processedat orderdatetime purchasetimestamp
            orderpurchasetimestamp transactiontime ordertime createddate datecreated dateofpurchase day ts
            eventtimestamp when datum bestelldatum rechnungsdatum kaufdatum dateachat datecommande fecha data""");

    static final List<String> AMOUNT = names("""
            amount total totalamount totalprice ordertotal grandtotal orderamount ordervalue totalvalue
            purchaseamount transactionamount amountpaid totalpaid paid revenue sales salesamount salesvalue linetotal
            lineamount netamount nettotal subtotal spend spent value paymentvalue dollars usd eur euro euros gbp
            betrag gesamtbetrag summe gesamt umsatz montant montanttotal importe importo bedrag totaal""");

    static final List<String> PRICE = names("""
            unitprice price itemprice priceeach lineitemprice einzelpreis preis prix prixunitaire precio prezzo prijs""");

    static final List<String> QUANTITY = names("""
            quantity qty quantityordered units lineitemquantity menge anzahl quantite cantidad quantita aantal""");

    static final List<String> ORDER = names("""
            orderid ordernumber orderno order invoiceno invoiceid invoicenumber invoice transactionid receiptid
            receipt basketid bestellnummer rechnungsnummer auftragsnummer""");

    static final List<String> CURRENCY = names("""
            currency currencycode ordercurrency currencyiso waehrung währung devise moneda""");

    static final List<String> EVENT = names("""
            eventtype event eventname type transactiontype action activity activitytype kind""");

    static final List<String> STATUS = names("""
            status orderstatus financialstatus paymentstatus state orderstate bestellstatus""");

    static final Set<String> PURCHASES = words("""
            purchase purchased order ordered orderplaced ordercompleted sale sold buy bought transaction
            checkoutcompleted kauf achat""");

    static final Set<String> REFUNDS = words("""
            refund refunded return returned chargeback creditnote storno erstattung""");

    static final Set<String> CANCELLED = words("""
            cancelled canceled cancel cancellation refunded voided void failed declined rejected storniert annule
            annulé annulée""");

    private UsualNames() {}

    private static List<String> names(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static Set<String> words(String text) {
        return Set.copyOf(names(text));
    }

    /** Letters and digits alone, in lower case. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
