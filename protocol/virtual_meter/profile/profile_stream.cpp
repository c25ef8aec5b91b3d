// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/profile/profile_stream.h"

#include "protocol/axdr/length.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/profile/profile_places.h"

namespace meterbench::protocol::virtual_meter {

using axdr::Tag;

namespace {

constexpr std::size_t rowHeader = 1 + 5;
constexpr std::size_t longestValue = 2 + axdr::DateTime::size;

std::byte* putNumber(std::byte* out, Tag tag, std::int64_t value)
{
    *out++ = static_cast<std::byte>(tag);
    for (std::size_t left = axdr::layoutOf(tag).fixedSize; left > 0; --left)
        *out++ = static_cast<std::byte>(static_cast<std::uint64_t>(value) >> 8U * (left - 1) & 0xFFU);
    return out;
}

std::byte* putNull(std::byte* out)
{
    *out++ = static_cast<std::byte>(Tag::Null);
    return out;
}

/// The shortest type of difference that takes less room than the value itself.
Tag differenceTag(std::int64_t difference, Tag own)
{
    constexpr std::int64_t octet = 0xFF;
    constexpr std::int64_t twoOctets = 0xFFFF;
    const auto size = axdr::layoutOf(own).fixedSize;
    if (size > 1 && difference >= 0 && difference <= octet)
        return Tag::DeltaUnsigned;
    if (size > 1 && difference < 0 && difference >= INT8_MIN)
        return Tag::DeltaInteger;
    if (size > 2 && difference >= 0 && difference <= twoOctets)
        return Tag::DeltaLongUnsigned;
    if (size > 2 && difference < 0 && difference >= INT16_MIN)
        return Tag::DeltaLong;
    if (size > 4 && difference >= 0 && difference <= UINT32_MAX)
        return Tag::DeltaDoubleLongUnsigned;
    if (size > 4 && difference < 0 && difference >= INT32_MIN)
        return Tag::DeltaDoubleLong;
    return own;
}

} // namespace

ProfileStream::ProfileStream(const device::Meter& meter, ProfileLog log, ProfileSelection selection, RowForm form)
    : m_log(meter, log), m_selection(std::move(selection)), m_form(form), m_cleared(m_log.cleared()),
      m_next(m_selection.first), m_left(m_selection.entries), m_period(capturePeriodOf(meter, log)),
      m_stamps(meter.model().offsetMinutes), m_values(m_selection.columns.size()), m_before(m_values.size())
{
    m_row.resize(rowHeader + longestValue * m_values.size());
}

dlms::ValueSource::Supply ProfileStream::supply(Bytes& out, std::size_t enough)
{
    const auto begin = out.size();
    if (!m_isOpened)
        axdr::Writer(out).array(m_left);
    m_isOpened = true;
    while (m_left > 0 && (out.size() - begin < enough || out.size() == begin)) {
        if (m_log.cleared() != m_cleared || m_next < m_log.oldest())
            return Supply::Lost;
        if (m_selection.takes(m_log, m_next)) {
            write(out);
            --m_left;
        }
        ++m_next;
    }
    return m_left == 0 ? Supply::End : Supply::More;
}

void ProfileStream::write(Bytes& out)
{
    std::swap(m_values, m_before);
    m_log.read(m_next, m_selection.columns, m_values.data());
    const bool isWhole = m_form == RowForm::Whole || !m_hasBefore;
    auto* at = m_row.data();
    *at++ = static_cast<std::byte>(Tag::Structure);
    at = axdr::putLength(at, m_values.size());
    for (std::size_t place = 0; place < m_values.size(); ++place) {
        const auto& column = m_selection.columns[place];
        const auto value = m_values[place];
        const auto before = m_before[place];
        if (column.value == ColumnValue::Time) {
            const bool isClock = column.place == place::time && before != noValue;
            if (!isWhole && value == before + (isClock ? m_period : 0)) {
                at = putNull(at);
                continue;
            }
            *at++ = static_cast<std::byte>(Tag::OctetString);
            *at++ = std::byte{axdr::DateTime::size};
            m_stamps.write({value}, at);
            at += axdr::DateTime::size;
        } else if (value == noValue || (!isWhole && value == before)) {
            at = putNull(at);
        } else if (isWhole || before == noValue) {
            at = putNumber(at, fitting(column.tag, value), value);
        } else {
            const auto tag = differenceTag(value - before, column.tag);
            at = tag == column.tag ? putNumber(at, fitting(tag, value), value) : putNumber(at, tag, value - before);
        }
    }
    out.insert(out.end(), m_row.data(), at);
    m_hasBefore = true;
}

} // namespace meterbench::protocol::virtual_meter
