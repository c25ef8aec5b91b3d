// SPDX-License-Identifier: Apache-2.0
#include "tests/house/house_rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace meterbench::house {

namespace {

bool isProduction(const SourceFile& file)
{
    static const QStringList floors = {"core", "protocol", "workbench", "ui", "app"};
    return file.isCpp() && floors.contains(file.floor());
}

/// What else hands on a result.
const QStringList combinators = {"and_then", "map_error", "or_else"};

bool isWord(QChar character)
{
    return character.isLetterOrNumber() || character == '_';
}

/// From an opening bracket to behind its closing one; the end of the text when there is none.
qsizetype behindBracket(const QString& text, qsizetype at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        if (QStringLiteral("([{").contains(text[at]))
            ++depth;
        else if (QStringLiteral(")]}").contains(text[at]) && --depth == 0)
            return at + 1;
    }
    return at;
}

/// Where the expression that begins here ends: at a semicolon, a comma or a bracket that is not its own.
qsizetype endOfExpression(const QString& text, qsizetype at)
{
    while (at < text.size() && !QStringLiteral(";,)]}").contains(text[at]))
        at = QStringLiteral("([{").contains(text[at]) ? behindBracket(text, at) : at + 1;
    return at;
}

/// Where the block that holds this place ends.
qsizetype endOfBlock(const QString& text, qsizetype at)
{
    while (at < text.size() && text[at] != '}')
        at = text[at] == '{' ? behindBracket(text, at) : at + 1;
    return at;
}

/// Names of functions, by what they answer with wherever they are declared.
struct Functions {
    QStringList fallible; ///< with a result
    QStringList others; ///< with something else

    /// Two classes may have functions of one name: then what is called without naming one is left to the reader.
    [[nodiscard]] bool isFallible(const QString& name, bool isUnqualified) const
    {
        return combinators.contains(name) || (fallible.contains(name) && !(isUnqualified && others.contains(name)));
    }
};

Functions functionsIn(std::span<const SourceFile> files)
{
    static const QRegularExpression declaration(R"re(\b(\w+)(<(?:[^<>;{}()]|(?2))*>)?[ *&]+(?:\w+::)*(\w+)\s*\()re");
    static const QStringList noTypes = {"return", "new", "else", "throw", "delete", "case", "operator"};
    Functions functions;
    for (const auto& file : files) {
        if (!isProduction(file))
            continue;
        auto matches = declaration.globalMatch(file.code.join('\n'));
        while (matches.hasNext()) {
            const auto match = matches.next();
            const auto type = match.captured(1);
            if (type == "Result" || type == "Outcome")
                functions.fallible.append(match.captured(3));
            else if (!noTypes.contains(type))
                functions.others.append(match.captured(3));
        }
    }
    functions.fallible.removeDuplicates();
    functions.others.removeDuplicates();
    return functions;
}

/// No class of ours is named before the function.
bool isUnqualified(QStringView text)
{
    return !text.endsWith(u"::") || text.endsWith(u"std::") || text.endsWith(u"ranges::");
}

/// Whether the value of an expression is a result: the function before its last pair of round brackets answers so.
bool isResult(QStringView expression, const Functions& functions)
{
    expression = expression.trimmed();
    if (!expression.endsWith(u')'))
        return false;
    int depth = 0;
    qsizetype at = expression.size();
    do {
        --at;
        depth += expression[at] == u')' ? 1 : expression[at] == u'(' ? -1 : 0;
    } while (at > 0 && depth > 0);
    const auto end = at;
    while (at > 0 && isWord(expression[at - 1]))
        --at;
    return functions.isFallible(expression.sliced(at, end - at).toString(), isUnqualified(expression.first(at)));
}

qsizetype lineAt(const QString& text, qsizetype at)
{
    return 1 + QStringView(text).first(at).count(u'\n');
}

/// The first use of what a result holds that nobody asked for before; −1: none.
qsizetype unaskedUse(const QString& text, const QString& name, qsizetype from, qsizetype to)
{
    const QRegularExpression use(QStringLiteral(R"re(\*%1\b|\b%1(?:->|\.value\(\)))re").arg(name)); // a * b is not *b
    const QRegularExpression asked(QStringLiteral(
        R"re(!\s*\*?%1\b(?!->)|[(&|]\s*%1\s*(?:\?|&&|\|\||\))|\b%1\s*(?:\?|&&|\|\|)|\b%1\.has_value|&%1\b|return %1;)re")
            .arg(name));
    const auto found = use.match(text, from);
    if (!found.hasMatch() || found.capturedStart() >= to)
        return -1;
    const auto question = asked.match(text, from);
    return question.hasMatch() && question.capturedStart() <= found.capturedStart() ? -1 : found.capturedEnd() - 1;
}

Violations unaskedIn(const SourceFile& file, const Functions& functions)
{
    static const QRegularExpression declared(
        R"re((\bif \(|\bwhile \()?\b(?:const )?(?:auto|(?:Result|Outcome)(?:<(?:[^<>;{}()]|<[^<>]*>)*>)) (\w+)\s*=\s*)re");
    static const QRegularExpression direct(R"re((\*(?:\w+(?:::|\.|->))*)?\b(\w+)\()re");
    static const QRegularExpression thrown(R"re([\w)]\s*\.value\(\))re");
    const auto text = file.code.join('\n');
    Violations violations;
    const auto report = [&](qsizetype at, const QString& what) {
        violations.push_back({file.path, lineAt(text, at), "'" + what + "': ask whether there is a value first"});
    };
    for (auto matches = declared.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto begin = match.capturedEnd();
        const auto end = endOfExpression(text, begin);
        if (!isResult(QStringView(text).sliced(begin, end - begin), functions))
            continue;
        if (!match.captured(1).isEmpty() && end < text.size() && text[end] == ')')
            continue; // the condition asks
        if (const auto at = unaskedUse(text, match.captured(2), end, endOfBlock(text, end)); at >= 0)
            report(at, match.captured(2));
    }
    for (auto matches = direct.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto open = match.capturedEnd() - 1;
        const auto behind = QStringView(text).sliced(behindBracket(text, open));
        const bool isUsed = behind.startsWith(u"->") || (match.hasCaptured(1) && !behind.startsWith(u'.'));
        const auto before = QStringView(text).first(match.capturedStart(2));
        if (isUsed && functions.isFallible(match.captured(2), isUnqualified(before)))
            report(open, match.captured(2) + "()");
    }
    for (auto matches = thrown.globalMatch(text); matches.hasNext();)
        report(matches.next().capturedEnd() - 1, ".value()");
    return violations;
}

} // namespace

Violations resultsAreAsked(std::span<const SourceFile> files)
{
    const auto functions = functionsIn(files);
    Violations violations;
    for (const auto& file : files) {
        if (!isProduction(file))
            continue;
        for (auto& violation : unaskedIn(file, functions))
            violations.push_back(std::move(violation));
    }
    return violations;
}

} // namespace meterbench::house
