// SPDX-License-Identifier: Apache-2.0
#include "ui/window/explanation.h"

#include "ui/page/catalog_words.h"
#include "ui/text/words.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t shownExclusions = 12;

QString escaped(const QString& words)
{
    return words.toHtmlEscaped();
}

} // namespace

Explanation::Explanation(Workspace& workspace, const QPalette& palette)
    : m_workspace(workspace), m_palette(palette), m_language(workspace.language())
{
}

QString Explanation::html(const Subject& subject) const
{
    if (const auto* field = std::get_if<FieldSubject>(&subject))
        return ofField(*field);
    if (const auto* reading = std::get_if<ReadingSubject>(&subject))
        return ofReading(*reading);
    if (const auto* text = std::get_if<TextSubject>(&subject))
        return heading(text->heading()) + u"<p>%1</p>"_s.arg(escaped(text->words()));
    return ofFamily();
}

QString Explanation::ofFamily() const
{
    const catalog::Family& family = m_workspace.document().family();
    return heading(toQt(family.name, m_language))
        + u"<p style=\"margin:0\">%1</p>"_s.arg(
            quiet(tr("Select a field, an option or a reading to see what it means, why it is the default, what it "
                     "excludes and which document says so.")))
        + section(tr("Documents on this family"), ofSources(family.papers));
}

QString Explanation::heading(const QString& words)
{
    return u"<p style=\"margin:0 0 6px 0; font-size:large; font-weight:600\">%1</p>"_s.arg(escaped(words));
}

QString Explanation::quiet(const QString& words) const
{
    return colored(StateRole::Quiet, words);
}

QString Explanation::colored(StateRole role, const QString& words) const
{
    return u"<span style=\"color:%1\">%2</span>"_s.arg(stateColor(role, m_palette).name(), escaped(words));
}

QString Explanation::section(const QString& title, const QString& content) const
{
    if (content.isEmpty())
        return {};
    return u"<p style=\"margin:14px 0 2px 0\"><span style=\"font-weight:600\">%1</span></p>%2"_s.arg(
        quiet(title), content);
}

QString Explanation::ofSources(const std::vector<std::string>& keys) const
{
    QString list;
    for (const std::string& key : keys) {
        const catalog::Paper* paper = m_workspace.catalog().paper(key);
        QString words = u"<span style=\"font-weight:600\">%1</span>"_s.arg(escaped(toQt(key)));
        if (paper != nullptr) {
            QStringList parts{toQt(paper->title)};
            for (const std::string& part : {paper->number, paper->date})
                if (!part.empty())
                    parts.append(toQt(part));
            words += u" – "_s + escaped(parts.join(u", "_s));
        }
        list += u"<p style=\"margin:0 0 2px 0\">%1</p>"_s.arg(words);
    }
    return list;
}

QString Explanation::ofField(const FieldSubject& subject) const
{
    const DocumentModel& document = m_workspace.document();
    const catalog::Family& family = document.family();
    const catalog::FieldDefinition& definition = family.scheme->fields[subject.field];
    const catalog::FamilyField* field = family.find(subject.field);
    if (field == nullptr)
        return {};
    const std::string chosen(document.configuration().codes[subject.field].text());
    const std::string code = subject.code.isEmpty() ? chosen : fromQt(subject.code);

    QString text = heading(u"%1  %2"_s.arg(toQt(definition.id), toQt(definition.name, m_language)));
    text += u"<p style=\"margin:0\">%1</p>"_s.arg(escaped(toQt(definition.help, m_language)));
    if (definition.legal)
        text += u"<p style=\"margin:6px 0 0 0\">%1</p>"_s.arg(
            colored(StateRole::Warning, tr("Legal: fixed when ordered; it cannot be changed later.")));
    text += section(code == chosen ? tr("Chosen") : tr("Option under the cursor"), ofOption(*field, code));
    text += ofFindings(subject.field);
    text += section(tr("Default"),
        u"<p style=\"margin:0\">%1</p><p style=\"margin:0\">%2</p>"_s.arg(
            escaped(codeWithLabel(family, subject.field, field->defaultCode, m_language)),
            quiet(toQt(field->reason, m_language))));
    if (code == chosen)
        text += section(tr("This choice excludes"), ofExclusions(subject.field));
    text += section(tr("Corrections to the documents"), ofCorrections(definition));
    return text;
}

QString Explanation::ofOption(const catalog::FamilyField& field, std::string_view code) const
{
    const DocumentModel& document = m_workspace.document();
    const catalog::Family& family = document.family();
    const catalog::OptionTable& table = family.table(field);
    const auto option = table.find(code);
    QString text = u"<p style=\"margin:0\"><span style=\"font-weight:600\">%1</span></p>"_s.arg(
        escaped(codeWithLabel(family, field.field, code, m_language)));
    if (!option) {
        const bool formed = field.patternTakes(code);
        return text
            + u"<p style=\"margin:0\">%1</p>"_s.arg(formed
                    ? quiet(tr("The number of an order form; its content is agreed with the maker."))
                    : colored(StateRole::Error, tr("No document lists this code, and no meter has been seen with it.")))
            + (formed ? section(tr("Sources"), ofSources(field.patternSources)) : QString());
    }
    const catalog::Option& chosen = table.options[*option];
    const catalog::PrintedOption* printed = field.printedOption(*option);
    text += u"<p style=\"margin:0\">%1</p>"_s.arg(quiet(CatalogWords::certaintySentence(chosen.certainty)));

    if (const auto* choices = document.choices(field.field)) {
        for (const auto* group : {&choices->printed, &choices->undocumented}) {
            for (const auto& choice : *group) {
                if (choice.option != *option)
                    continue;
                configuration::CodeSelection selection = document.configuration().codes;
                selection[field.field] = configuration::Code(code);
                for (const auto& finding : choice.findings) {
                    const auto words
                        = configuration::explain(m_workspace.catalog(), &family, finding, selection, m_language);
                    text += u"<p style=\"margin:6px 0 0 0\">%1 %2</p>"_s.arg(
                        colored(CatalogWords::severityRole(finding.severity), toQt(words.message)),
                        quiet(toQt(words.source)));
                }
            }
        }
    }
    if (printed != nullptr)
        text += section(tr("Sources"), ofSources(printed->sources));
    else
        text += section(tr("Sources"),
            u"<p style=\"margin:0\">%1</p>"_s.arg(quiet(tr("Not listed for this family.")))
                + ofSources(chosen.elsewhere));
    return text;
}

QString Explanation::ofFindings(catalog::FieldIndex field) const
{
    QString list;
    for (const auto& finding : m_workspace.document().findings()) {
        if ((finding.fields & configuration::fieldBit(field)) == 0)
            continue;
        const auto words = m_workspace.explain(finding);
        list += u"<p style=\"margin:0 0 4px 0\">%1 %2</p>"_s.arg(
            colored(CatalogWords::severityRole(finding.severity),
                CatalogWords::severity(finding.severity) + u": "_s + toQt(words.message)),
            quiet(toQt(words.source)));
    }
    return section(tr("Findings"), list);
}

QString Explanation::ofExclusions(catalog::FieldIndex field) const
{
    const DocumentModel& document = m_workspace.document();
    const catalog::Family& family = document.family();
    // Options that fall for the same reason stand in one line.
    std::map<QString, QStringList> byReason;
    for (const auto& choices : document.allChoices()) {
        if (choices.field == field)
            continue;
        const catalog::FamilyField* other = family.find(choices.field);
        if (other == nullptr)
            continue;
        for (const auto& choice : choices.printed) {
            const auto reason = std::ranges::find_if(choice.findings, [field](const auto& finding) {
                return (finding.fields & configuration::fieldBit(field)) != 0
                    && finding.severity == catalog::Severity::Error;
            });
            if (choice.possible || reason == choice.findings.end())
                continue;
            const std::string& code = family.table(*other).options[choice.option].code;
            configuration::CodeSelection selection = document.configuration().codes;
            selection[choices.field] = configuration::Code(code);
            const auto words = configuration::explain(m_workspace.catalog(), &family, *reason, selection, m_language);
            byReason[toQt(words.message)].append(
                u"%1 = %2"_s.arg(toQt(family.scheme->fields[choices.field].id), toQt(code)));
        }
    }
    QString list;
    std::size_t count = 0;
    for (const auto& [reason, codes] : byReason) {
        if (++count > shownExclusions)
            break;
        list += u"<p style=\"margin:0 0 4px 0\"><span style=\"font-weight:600\">%1</span><br>%2</p>"_s.arg(
            escaped(codes.join(u", "_s)), quiet(reason));
    }
    return list;
}

QString Explanation::ofCorrections(const catalog::FieldDefinition& definition) const
{
    QString list;
    for (const catalog::Correction& correction : definition.corrections)
        list += u"<p style=\"margin:0 0 4px 0\">%1<br>%2</p>"_s.arg(
            //: paper, what it prints, what we read instead
            escaped(tr("%1 prints “%2”; it should read “%3”.")
                    .arg(toQt(correction.paper), toQt(correction.printed), toQt(correction.correct))),
            quiet(toQt(correction.reason)));
    return list;
}

QString Explanation::ofReading(const ReadingSubject& subject) const
{
    const DocumentModel& document = m_workspace.document();
    const catalog::DisplayItem* item = m_workspace.catalog().display().item(fromQt(subject.id));
    if (item == nullptr)
        return {};
    QString text = heading(toQt(item->name, m_language));
    QStringList facts;
    if (!item->obis.empty())
        facts.append(tr("OBIS code %1").arg(toQt(item->obis)));
    if (!item->text.empty())
        facts.append(tr("text field “%1”").arg(toQt(item->text)));
    if (!item->unit.empty())
        facts.append(tr("unit %1").arg(toQt(item->unit)));
    text += u"<p style=\"margin:0\">%1</p>"_s.arg(escaped(facts.join(u", "_s)));
    const auto legal = configuration::legalReadings(m_workspace.catalog(), document.configuration());
    if (std::ranges::find(legal, item->id) != legal.end())
        text += u"<p style=\"margin:6px 0 0 0\">%1</p>"_s.arg(
            colored(StateRole::Warning, tr("Legal reading: it cannot be removed from the manual list.")));
    if (!configuration::isAvailable(*item, document.configuration()))
        text += u"<p style=\"margin:6px 0 0 0\">%1</p>"_s.arg(
            colored(StateRole::Warning, reasonWhyMissing(document, *item, m_language)));
    QString lists;
    for (const catalog::DisplayListKind list : item->lists)
        lists += u"<p style=\"margin:0\">%1</p>"_s.arg(
            escaped(toQt(m_workspace.catalog().display().list(list).name, m_language)));
    text += section(tr("Allowed in"), lists);
    text += section(tr("Certainty"),
        u"<p style=\"margin:0\">%1</p>"_s.arg(escaped(CatalogWords::certaintySentence(item->certainty))));
    text += section(tr("Sources"), ofSources(item->sources));
    return text;
}

} // namespace meterbench::ui
