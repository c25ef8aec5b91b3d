// SPDX-License-Identifier: Apache-2.0
#include "ui/page/fuzzy_match.h"

#include <algorithm>

namespace meterbench::ui {

namespace {

// Whole words beat strewn letters; a word at the very front beats one further back.
constexpr int wholeScore = 1000;
constexpr int frontScore = 200;
constexpr int strewnScore = 300;
constexpr int largestSpread = 12;

std::optional<int> scoreOf(const QString& word, const QString& key)
{
    if (const qsizetype position = key.indexOf(word); position >= 0)
        return wholeScore + (position == 0 ? frontScore : 0) - static_cast<int>(std::min<qsizetype>(position, 100));
    // Letters in their order, not too far apart.
    qsizetype at = key.indexOf(word.front());
    if (word.size() < 3 || at < 0)
        return std::nullopt;
    const qsizetype first = at;
    for (qsizetype index = 1; index < word.size(); ++index) {
        at = key.indexOf(word[index], at + 1);
        if (at < 0)
            return std::nullopt;
    }
    const int spread = static_cast<int>(at - first + 1 - word.size());
    if (spread > largestSpread)
        return std::nullopt;
    return strewnScore - 10 * spread;
}

} // namespace

QString searchKey(const QString& text)
{
    QString key;
    for (const QChar character : text.normalized(QString::NormalizationForm_KD))
        if (character.isLetterOrNumber())
            key.append(character.toLower());
    return key;
}

QStringList searchWords(const QString& search)
{
    QStringList words;
    for (const QString& part : search.split(u' ', Qt::SkipEmptyParts))
        if (const QString key = searchKey(part); !key.isEmpty())
            words.append(key);
    return words;
}

std::optional<int> fuzzyScore(const QStringList& words, const QString& key)
{
    int total = 0;
    for (const QString& word : words) {
        const auto score = scoreOf(word, key);
        if (!score)
            return std::nullopt;
        total += *score;
    }
    // Among equals the shorter text is the nearer one.
    return total - static_cast<int>(std::min<qsizetype>(key.size(), 100));
}

bool containsAll(const QStringList& words, const QString& key)
{
    return std::ranges::all_of(words, [&key](const QString& word) { return key.contains(word); });
}

} // namespace meterbench::ui
