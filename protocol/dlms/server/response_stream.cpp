// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/response_stream.h"

#include "protocol/axdr/encoder.h"

namespace meterbench::protocol::dlms {

ResponseStream::ResponseStream(
    ObjectServer& objects, const Requester& requester, std::vector<Target> targets, Shape shape)
    : m_objects(objects), m_requester(requester), m_targets(std::move(targets)), m_shape(shape)
{
    if (m_shape == Shape::List)
        axdr::Writer(m_buffer).length(m_targets.size());
}

void ResponseStream::fill(std::size_t octets)
{
    if (m_begin > 0) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin));
        m_begin = 0;
    }
    while (!m_isFinished && m_buffer.size() < octets) {
        if (!m_source) {
            if (m_next == m_targets.size())
                m_isFinished = true;
            else
                open();
            continue;
        }
        const auto before = m_buffer.size();
        const auto supply = m_source->supply(m_buffer, octets - before);
        if (supply == ValueSource::Supply::Lost) {
            m_source.reset();
            m_isLost = true;
            m_isFinished = true;
            return;
        }
        // A source that has more to say and says nothing would hold the meter for ever.
        if (supply == ValueSource::Supply::End || m_buffer.size() == before)
            m_source.reset();
    }
    if (!m_source && m_next == m_targets.size())
        m_isFinished = true;
}

void ResponseStream::open()
{
    auto value = m_objects.get(m_requester, m_targets[m_next++]);
    const auto* const refusal = std::get_if<DataAccessResult>(&value);
    if (m_shape == Shape::List) {
        m_buffer.push_back(refusal == nullptr ? std::byte{0} : std::byte{1});
        if (refusal != nullptr)
            m_buffer.push_back(static_cast<std::byte>(*refusal));
    } else if (refusal != nullptr) {
        m_refusal = *refusal;
    }
    if (const auto* const data = std::get_if<axdr::Data>(&value))
        axdr::encode(*data, m_buffer);
    else if (auto* const source = std::get_if<std::unique_ptr<ValueSource>>(&value))
        m_source = std::move(*source);
}

} // namespace meterbench::protocol::dlms
