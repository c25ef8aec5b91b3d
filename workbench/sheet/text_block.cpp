// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/text_block.h"

#include "workbench/sheet/fonts.h"

#include <algorithm>
#include <cmath>

namespace meterbench::sheet {
namespace {

struct StyleDefinition {
    QLatin1String family;
    qreal points;
    QFont::Weight weight;
    qreal leading; ///< line height as a multiple of the size
};

/// In the order of TextStyle. Few sizes, two weights: the hierarchy comes from size, weight and white space alone.
constexpr std::array<StyleDefinition, textStyleCount> styles{{
    {sansFamily, 21.0, QFont::DemiBold, 1.2}, // Title
    {sansFamily, 11.0, QFont::Normal, 1.4}, // Subtitle
    {codeFamily, 17.0, QFont::Normal, 1.25}, // TypeCode
    {sansFamily, 11.0, QFont::DemiBold, 1.3}, // Heading
    {sansFamily, 8.0, QFont::DemiBold, 1.4}, // Continuation
    {sansFamily, 8.0, QFont::Normal, 1.45}, // Intro
    {sansFamily, 7.0, QFont::DemiBold, 1.4}, // ColumnTitle
    {sansFamily, 8.5, QFont::Normal, 1.4}, // Body
    {codeFamily, 8.5, QFont::Normal, 1.4}, // Code
    {sansFamily, 7.0, QFont::Normal, 1.4}, // Fine
    {codeFamily, 7.0, QFont::Normal, 1.5}, // FineCode
    {sansFamily, 9.0, QFont::DemiBold, 1.35}, // Banner
}};

/// Half the height of a capital as a part of the size, in both families.
constexpr qreal halfCapital = 0.365;

const StyleDefinition& definition(TextStyle style)
{
    return styles[static_cast<std::size_t>(style)];
}

int pixelSize(const StyleDefinition& style)
{
    return static_cast<int>(std::lround(style.points * unitsPerInch / 72.0));
}

/// A line break in the data is a line break on the paper; other control characters have no shape.
QString printable(std::string_view text)
{
    auto result = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    result.replace(QLatin1String("\r\n"), QString(QChar::LineSeparator));
    for (auto& character : result) {
        if (character == QLatin1Char('\n'))
            character = QChar::LineSeparator;
        else if (character.category() == QChar::Other_Control)
            character = QLatin1Char(' ');
    }
    return result;
}

} // namespace

qreal TextBlock::naturalWidth() const
{
    qreal width = 0;
    for (int line = 0; line < lineCount(); ++line)
        width = std::max(width, m_layout->lineAt(line).naturalTextWidth());
    return width;
}

TextSetter::TextSetter()
{
    for (std::size_t index = 0; index < textStyleCount; ++index) {
        auto& font = m_fonts[index];
        font.setFamily(styles[index].family);
        font.setPixelSize(pixelSize(styles[index]));
        font.setWeight(styles[index].weight);
        // Hinting would bend widths to the pixels of a device that the layout does not know.
        font.setHintingPreference(QFont::PreferNoHinting);
        m_metrics.emplace_back(font);
    }
}

TextBlock TextSetter::set(
    const QString& text, TextStyle style, qreal width, TextSide side, QTextOption::WrapMode mode) const
{
    TextBlock block;
    block.m_lineHeight = std::round(pixelSize(definition(style)) * definition(style).leading);
    if (text.isEmpty())
        return block;
    block.m_layout = std::make_shared<QTextLayout>(text, font(style));
    QTextOption option(side == TextSide::Right ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(mode);
    block.m_layout->setTextOption(option);
    block.m_layout->setCacheEnabled(true);
    // Capitals centred in the line: so the two families share a base line within a row.
    const qreal baseline = block.m_lineHeight / 2 + pixelSize(definition(style)) * halfCapital;
    block.m_layout->beginLayout();
    for (int count = 0;; ++count) {
        auto line = block.m_layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, count * block.m_lineHeight + baseline - line.ascent()});
    }
    block.m_layout->endLayout();
    return block;
}

TextBlock TextSetter::wrap(std::string_view text, TextStyle style, qreal width, TextSide side) const
{
    return set(printable(text), style, width, side, QTextOption::WrapAtWordBoundaryOrAnywhere);
}

TextBlock TextSetter::elide(std::string_view text, TextStyle style, qreal width, TextSide side) const
{
    const auto line = printable(text).replace(QChar::LineSeparator, QLatin1Char(' '));
    auto block = set(line, style, width, side, QTextOption::NoWrap);
    if (block.naturalWidth() <= width)
        return block;
    return set(metrics(style).elidedText(line, Qt::ElideRight, width), style, width, side, QTextOption::NoWrap);
}

qreal TextSetter::longestWord(std::string_view text, TextStyle style) const
{
    qreal width = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n\t-/"), text.size());
        // A separator other than white space stays on the line of the word before it.
        const auto length = end < text.size() && (text[end] == '-' || text[end] == '/') ? end + 1 : end;
        if (length != 0) {
            const auto word = QString::fromUtf8(text.data(), static_cast<qsizetype>(length));
            width = std::max(width, metrics(style).horizontalAdvance(word));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::ceil(width);
}

qreal TextSetter::longestLine(std::string_view text, TextStyle style) const
{
    qreal width = 0;
    for (const auto& line : printable(text).split(QChar::LineSeparator))
        width = std::max(width, metrics(style).horizontalAdvance(line));
    // The sum of the advances and the laid-out line may differ by a unit.
    return std::ceil(width) + 1;
}

} // namespace meterbench::sheet
